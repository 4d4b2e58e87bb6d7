import type { KeyObject } from 'node:crypto'
import * as binding from '../gen/systembruker_wasm.js'
import { DIGEST } from './algorithm.js'
import { nodeCrypto } from './platform.js'
import type { Signer } from './signer.js'
import { signerError } from './signer_error.js'

/** What is seen of a KeyObject here, so that the types of Node need not be there. */
export interface KeyObjectLike {
  readonly type: string
  readonly asymmetricKeyType?: string | undefined
  readonly asymmetricKeyDetails?: { readonly modulusLength?: number | undefined } | undefined
}

/**
 * Signs with a private RSA key of `node:crypto` of 2048 to 8192 bits, in its thread pool. {@link KeyError} with
 * `key.modulus_size` or a {@link SignerCode} for any other key.
 */
export function nodeSigner(key: KeyObjectLike): Signer {
  const crypto = nodeCrypto()
  if (!crypto) throw signerError('signer.no_node_crypto')
  if (typeof key === 'string' || key instanceof Uint8Array) throw signerError('signer.no_key_object')
  if (key?.type !== 'private' || key.asymmetricKeyType !== 'rsa') throw signerError('signer.key_type')
  const { modulusLength: bits } = key.asymmetricKeyDetails ?? {}
  if (bits !== undefined) binding.checkKeyBits(bits)
  return (data, algorithm) =>
    new Promise((resolve, reject) => {
      crypto.sign(DIGEST[algorithm], data, key as KeyObject, (error, signature) =>
        error ? reject(error) : resolve(signature),
      )
    })
}
