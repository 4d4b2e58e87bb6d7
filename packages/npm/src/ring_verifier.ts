import { ring } from './ring_module.js'
import type { SignatureVerifier } from './signature_check.js'

/** Checks signatures inside WebAssembly, for places without WebCrypto: as `signatureVerifier` of a verifier. */
export const ringVerifier: SignatureVerifier = async ({ key, algorithm, signingInput, signature }) => {
  const { ringVerifies } = await ring()
  return ringVerifies(bytes(key.n), bytes(key.e), algorithm, signingInput, signature)
}

function bytes(base64url: string): Uint8Array {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (byte) => byte.charCodeAt(0))
}
