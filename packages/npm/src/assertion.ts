import { wrongType } from './argument.js'
import { redact } from './redact.js'

/** A signed grant: whoever holds it can get the token, once. Prints as `Assertion(…)`. */
export class Assertion {
  readonly #text: string

  /** An assertion that was signed before: a compact serialization (RFC 7515 section 7.1). Judged when it is used. */
  constructor(text: string) {
    if (typeof text !== 'string') throw wrongType('assertion', 'a text')
    this.#text = text
  }

  /** The compact serialization. A secret until it has expired or was used. */
  expose(): string {
    return this.#text
  }
}
redact(Assertion, 'Assertion')
