import { jsonText } from './json_text.js'
import { keySigner } from './private_key.js'
import type { Signer } from './signer.js'

/**
 * Signs with a private JWK (RFC 7517), as JSON (a text or its bytes) or an object, with all of `n`, `e`, `d`, `p`, `q`, `dp`, `dq` and `qi`.
 *
 * The signer's `kid` is the JWK's. {@link KeyError}: `key.…` or a {@link SignerCode}.
 */
export async function jwkSigner(jwk: string | Uint8Array | object): Promise<Signer> {
  return keySigner('jwk', jsonText(jwk, 'jwk'))
}
