/** Why a key cannot sign here, as the `code` of a {@link KeyError}. A closed list. */
export type SignerCode =
  /** Not a private RSA key for RSASSA-PKCS1-v1_5. */
  | 'signer.key_type'
  /** A text or bytes instead of a KeyObject. */
  | 'signer.no_key_object'
  /** The CryptoKey's usages lack `sign`. */
  | 'signer.usage'
  /** The CryptoKey's hash is not SHA-256, SHA-384 or SHA-512. */
  | 'signer.hash'
  /** The platform's WebCrypto refuses the key, though nothing is wrong with it: it may be too large for it. */
  | 'signer.not_imported'
  /** The platform has no WebCrypto; browsers give it to https pages and loopback only. */
  | 'signer.no_webcrypto'
  /** The platform has no `node:crypto`. */
  | 'signer.no_node_crypto'
