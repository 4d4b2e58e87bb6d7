import { keySigner } from './private_key.js'
import type { Signer } from './signer.js'
import { textOf } from './text_of.js'

/**
 * Signs with a key in PEM: PKCS#8 (`PRIVATE KEY`) or PKCS#1 (`RSA PRIVATE KEY`), 2048 to 8192 bits, not encrypted.
 *
 * Certificates beside the key are passed over; line breaks may be written as `\n`. {@link KeyError}: `key.…`, which
 * names the format that was given instead, or a {@link SignerCode}.
 */
export async function pemSigner(pem: string | Uint8Array): Promise<Signer> {
  return keySigner('pem', textOf(pem, 'pem'))
}
