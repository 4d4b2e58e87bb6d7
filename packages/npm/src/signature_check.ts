import type { Algorithm } from './algorithm.js'

/** A signature to be checked (RFC 8017 section 8.2.2). `key` is the same object for the same key of a set. */
export interface SignatureCheck {
  readonly key: { readonly kty: 'RSA'; readonly n: string; readonly e: string }
  readonly algorithm: Algorithm
  readonly signature: Uint8Array<ArrayBuffer>
  readonly signingInput: Uint8Array<ArrayBuffer>
}

/**
 * Checks signatures in place of the platform. Anything but `true` refuses the token, and so does what it throws.
 *
 * A verifier that says yes to everything makes every token a good one.
 */
export type SignatureVerifier = (check: SignatureCheck) => boolean | Promise<boolean>
