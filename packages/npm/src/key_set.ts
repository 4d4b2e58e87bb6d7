import type { Algorithm } from './algorithm.js'
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
    return new KeySet(parseKeys(await verification(), json))
  }

  /** The `kid`s under which exactly one key can verify that algorithm. */
  kids(algorithm: Algorithm = 'RS256'): string[] {
    return this.#core.kids(algorithm)
  }

  /** @internal */
  static coreOf(set: KeySet): binding.KeySet {
    return set.#core
  }
}
redact(KeySet, 'KeySet')

/** To be freed by the caller. @internal */
export function parseKeys({ KeySet }: typeof binding, json: Uint8Array | string | object): binding.KeySet {
  return KeySet.parse(json instanceof Uint8Array ? json : new TextEncoder().encode(jsonText(json, 'keys')))
}
