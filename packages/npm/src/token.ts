import { wrongType } from './argument.js'
import { redact } from './redact.js'

/**
 * A token to call an API with. Every printing of it shows `Token(…)`; only {@link expose} and {@link authorization}
 * give the token itself.
 */
export class Token {
  readonly #text: string
  /** The scopes that were granted, as the server wrote them; may be fewer than were asked for. */
  readonly scope?: string
  /**
   * When it ends by this machine's wall clock, for those who hand it on. None if the answer told no lifetime: use it
   * once. Nobody else need look: {@link Client} never gives a token that has ended.
   */
  readonly expiresAt?: Date

  /** `expiresAt` in Unix seconds. */
  constructor(text: string, scope?: string, expiresAt?: number) {
    if (typeof text !== 'string') throw wrongType('token', 'a text')
    this.#text = text
    if (scope !== undefined) this.scope = scope
    if (expiresAt !== undefined) this.expiresAt = new Date(expiresAt * 1000)
  }

  /** The token. Whoever holds it can act with it until it expires. */
  expose(): string {
    return this.#text
  }

  /** The value of the `authorization` header: `Bearer …` (RFC 6750 section 2.1). */
  authorization(): string {
    return `Bearer ${this.#text}`
  }
}
redact(Token, 'Token')
