import { redact } from './redact.js'

/** What an answer of the token endpoint says when it grants. */
export interface Granted {
  readonly accessToken: string
  readonly expiresIn?: number
  readonly scope?: string
}

/** A token as an answer of the token endpoint granted it. Prints as `AccessToken(…)`. */
export class AccessToken {
  readonly #text: string
  /**
   * Seconds that it lives from the time of the answer, at most 24 hours and never past the token's own `exp`. None if
   * the answer gave no usable lifetime: use it once and do not keep it.
   */
  readonly expiresIn?: number
  /** The scopes that were granted, as the server wrote them; may be fewer than were asked for. */
  readonly scope?: string

  constructor(granted: Granted) {
    this.#text = granted.accessToken
    if (granted.expiresIn !== undefined) this.expiresIn = granted.expiresIn
    if (granted.scope !== undefined) this.scope = granted.scope
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
redact(AccessToken, 'AccessToken')
