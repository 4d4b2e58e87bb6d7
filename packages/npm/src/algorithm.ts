/** RSASSA-PKCS1-v1_5 with SHA-256, SHA-384 or SHA-512 (RFC 7518 section 3.3). Maskinporten takes no others. */
export type Algorithm = 'RS256' | 'RS384' | 'RS512'

/** WebCrypto's name of the kind of signature. */
export const RSA_PKCS1 = 'RSASSA-PKCS1-v1_5'

/** WebCrypto's name of each algorithm's hash. */
export const HASH: Readonly<Record<Algorithm, string>> = { RS256: 'SHA-256', RS384: 'SHA-384', RS512: 'SHA-512' }

/** The names that `node:crypto` has for them in every runtime. */
export const DIGEST: Readonly<Record<Algorithm, string>> = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' }
