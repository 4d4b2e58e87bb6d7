import { jsonText } from './json_text.js'
import { setup } from './setup_module.js'
import type { LocalizedText, SystemDefinition } from './system_definition.js'

/** What is still to be decided before a draft is a system. */
export interface OpenPoint {
  /** A fixed slug. */
  readonly code: string
  /** What to do. */
  readonly message: string
}

/** A system in today's form, made from the form of 2024. */
export interface SystemDraft {
  /** A definition that may lack something: texts in some language, for one. */
  readonly draft: Omit<SystemDefinition, 'name' | 'description'> & {
    readonly name: Partial<LocalizedText>
    readonly description: Partial<LocalizedText>
  }
  readonly openPoints: readonly OpenPoint[]
}

/**
 * The JSON body that registers a system (Altinn, system register), from its definition as JSON or object.
 *
 * Judges it by the register's own rules and sends nothing. {@link InputError}: `system.…` and those of the nouns in it.
 */
export async function systemBody(definition: SystemDefinition | string): Promise<string> {
  const text = jsonText(definition, 'definition')
  return (await setup()).systemBody(text)
}

/**
 * A draft of a definition from a system's description in the form of the vendor guide of June 2024.
 *
 * No rights or access packages are guessed: what they should be is an open point. {@link InputError}: `guide_2024.…`
 */
export async function systemFromGuide2024(description: string | object): Promise<SystemDraft> {
  const text = jsonText(description, 'description')
  const { guide2024 } = await setup()
  const { draft, openPoints } = guide2024(text) as {
    draft: string
    openPoints: OpenPoint[]
  }
  return { draft: JSON.parse(draft), openPoints }
}
