import { wrongType } from './argument.js'

/** A text, or the text of its bytes in UTF-8, as files are read. `argument.type` */
export function textOf(value: string | Uint8Array, name: string): string {
  const text = value instanceof Uint8Array ? new TextDecoder().decode(value) : value
  if (typeof text !== 'string') throw wrongType(name, 'a text or its bytes')
  return text
}
