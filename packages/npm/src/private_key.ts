import { type Algorithm, HASH, RSA_PKCS1 } from './algorithm.js'
import { subtleCrypto } from './platform.js'
import { setup } from './setup_module.js'
import type { Signer } from './signer.js'
import { signerError } from './signer_error.js'

/** A signer of a key that the core has read and judged. WebCrypto holds it, non-extractable; nothing else does. */
export async function keySigner(form: 'pem' | 'jwk', text: string): Promise<Signer> {
  const subtle = subtleCrypto()
  if (!subtle) throw signerError('signer.no_webcrypto')
  const { ReadKey } = await setup()
  const key = new ReadKey(form, text)
  try {
    const { kid } = key
    const signer = await imported(subtle, key.exposePkcs8() as Uint8Array<ArrayBuffer>)
    return kid === undefined ? signer : Object.assign(signer, { kid })
  } finally {
    key.free()
  }
}

/** One CryptoKey per algorithm, since WebCrypto binds a key to its hash. Then the bytes are wiped. */
async function imported(subtle: SubtleCrypto, pkcs8: Uint8Array<ArrayBuffer>): Promise<Signer> {
  const keyOf = (hash: string): Promise<CryptoKey> =>
    subtle.importKey('pkcs8', pkcs8, { name: RSA_PKCS1, hash }, NOT_EXTRACTABLE, ['sign'])
  try {
    const [RS256, RS384, RS512] = await Promise.all([keyOf(HASH.RS256), keyOf(HASH.RS384), keyOf(HASH.RS512)])
    const keys: Readonly<Record<Algorithm, CryptoKey>> = { RS256, RS384, RS512 }
    return (data, algorithm) => subtle.sign(RSA_PKCS1, keys[algorithm], data)
  } catch {
    // what the platform says might name the key
    throw signerError('signer.not_imported')
  } finally {
    pkcs8.fill(0)
  }
}

const NOT_EXTRACTABLE = false
