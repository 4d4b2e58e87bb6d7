import type { Algorithm } from './algorithm.js'
import { wrongType } from './argument.js'
import { bytesOf } from './bytes_of.js'
import { jsonText } from './json_text.js'
import { redact } from './redact.js'
import type * as binding from './verification.js'
import { verification } from './verification_module.js'

/** An issuer's public keys, read once (RFC 7517 section 5). One bad key disables no other: it is left out. */
export class KeySet {
  readonly #core: binding.KeySet

  private constructor(core: binding.KeySet) {
    this.#core = core
  }

  /** Reads a JWK Set as bytes, JSON or an object. {@link RefusalError}: `jwks.…` when it is none. */
  static async parse(json: Uint8Array | string | object): Promise<KeySet> {
    const bytes = keysJson(json)
    return new KeySet((await verification()).KeySet.parse(bytes))
  }

  /** The `kid`s under which exactly one key can verify that algorithm. */
  kids(algorithm: Algorithm = 'RS256'): string[] {
    if (typeof algorithm !== 'string') throw wrongType('algorithm', 'a text')
    return this.#core.kids(algorithm)
  }

  /** @internal */
  static coreOf(set: KeySet): binding.KeySet {
    return set.#core
  }
}
redact(KeySet, 'KeySet')

/** The document as bytes of our own. @internal */
export function keysJson(json: Uint8Array | string | object): Uint8Array {
  return json instanceof Uint8Array ? bytesOf(json, 'keys') : new TextEncoder().encode(jsonText(json, 'keys'))
}
