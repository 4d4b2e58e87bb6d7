import { HASH, RSA_PKCS1 } from './algorithm.js'
import { subtleCrypto } from './platform.js'
import type { SignatureCheck } from './signature_check.js'

/** Whether the signature holds. Anything unclear is no. */
export async function webCryptoVerifies({ key, algorithm, signature, signingInput }: SignatureCheck): Promise<boolean> {
  const subtle = subtleCrypto()
  if (!subtle) return false
  try {
    const imported = KEYS.get(key)?.get(algorithm) ?? importing(subtle, key, algorithm)
    return await subtle.verify(RSA_PKCS1, await imported, signature, signingInput)
  } catch {
    return false
  }
}

function importing(
  subtle: SubtleCrypto,
  key: SignatureCheck['key'],
  algorithm: SignatureCheck['algorithm'],
): Promise<CryptoKey> {
  const imported = subtle.importKey('jwk', key, { name: RSA_PKCS1, hash: HASH[algorithm] }, true, ['verify'])
  const known = KEYS.get(key) ?? new Map()
  KEYS.set(key, known.set(algorithm, imported))
  return imported
}

/** By algorithm: WebCrypto binds a key to its hash. */
const KEYS = new WeakMap<object, Map<string, Promise<CryptoKey>>>()
