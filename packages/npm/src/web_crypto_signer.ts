import { type Algorithm, HASH, RSA_PKCS1 } from './algorithm.js'
import { subtleCrypto } from './platform.js'
import type { Signer } from './signer.js'
import { signerError } from './signer_error.js'

/** What is seen of a CryptoKey here: Node's types have it in another place than the browsers'. */
export interface CryptoKeyLike {
  readonly type: string
  readonly algorithm: { readonly name: string }
  readonly usages: readonly string[]
}

/**
 * Signs with a CryptoKey of WebCrypto, which may be non-extractable.
 *
 * Its hash decides the algorithm: SHA-256 signs RS256 and nothing else. {@link KeyError} with a {@link SignerCode} for
 * any other key.
 */
export function webCryptoSigner(key: CryptoKeyLike): Signer {
  const subtle = subtleCrypto()
  if (!subtle) throw signerError('signer.no_webcrypto')
  const { type, algorithm, usages } = (key ?? {}) as Partial<CryptoKey>
  if (type !== 'private' || algorithm?.name !== RSA_PKCS1) throw signerError('signer.key_type')
  if (!usages?.includes('sign')) throw signerError('signer.usage')
  const { name } = (algorithm as RsaHashedKeyAlgorithm).hash
  const own = (Object.keys(HASH) as Algorithm[]).find((candidate) => HASH[candidate] === name)
  if (!own) throw signerError('signer.hash')
  return (data, asked) => {
    if (asked !== own) throw new Error(`the key signs ${own} only`)
    return subtle.sign(RSA_PKCS1, key as CryptoKey, data)
  }
}
