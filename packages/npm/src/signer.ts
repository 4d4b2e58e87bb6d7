import type { Algorithm } from './algorithm.js'
import { bytesOf } from './bytes_of.js'

/**
 * Signs exactly the bytes that it is given with RSASSA-PKCS1-v1_5, wherever the key lives: WebCrypto, HSM, key vault.
 *
 * Gives the raw signature, as long as the key's modulus. What it throws is shown to nobody: the call then fails with
 * `key.signing_failed`. The signal fires when the signature is wanted no more. `kid` is the default of a client's `kid`.
 */
export type Signer = ((
  data: Uint8Array<ArrayBuffer>,
  algorithm: Algorithm,
  signal?: AbortSignal,
) => Promise<Uint8Array | ArrayBuffer> | Uint8Array | ArrayBuffer) & { readonly kid?: string }

/** Has one signature made. */
export async function signed(
  signer: Signer,
  data: Uint8Array<ArrayBuffer>,
  algorithm: Algorithm,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const signature = await signer(data, algorithm, signal)
  // longer than any, and short enough to be copied again
  return bytesOf(signature, 'signature').subarray(0, 4096)
}
