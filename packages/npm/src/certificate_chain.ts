import { setup } from './setup_module.js'
import { textOf } from './text_of.js'

/**
 * The certificates of a PEM text for `x5c` (RFC 7515 section 4.1.6), each as its DER in base64, in their order.
 *
 * Keys beside them are passed over. The certificates are judged by Maskinporten alone. {@link KeyError}:
 * `certificate_chain.…`
 */
export async function certificateChain(pem: string | Uint8Array): Promise<string[]> {
  const text = textOf(pem, 'pem')
  return (await setup()).certificateChain(text)
}
