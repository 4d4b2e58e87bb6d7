import { KeyError } from './errors.js'
import { failure } from './failure.js'
import type { SignerCode } from './signer_code.js'

export function signerError(code: SignerCode): KeyError {
  return new KeyError(failure('key', code, TEXT[code]))
}

const TEXT: Readonly<Record<SignerCode, string>> = {
  'signer.key_type': 'this is not a private RSA key for RSASSA-PKCS1-v1_5; Maskinporten takes no others',
  'signer.no_key_object': 'this is no KeyObject; give a KeyObject (createPrivateKey), or use pemSigner',
  'signer.usage': 'the key is not for signing; import or make it with the usage sign',
  'signer.hash': "the key's hash is not SHA-256, SHA-384 or SHA-512",
  'signer.not_imported': "the platform's WebCrypto refuses the key; some take no unusual sizes",
  'signer.no_webcrypto': 'this platform has no WebCrypto; browsers give it to pages on https and loopback only',
  'signer.no_node_crypto': 'this platform has no node:crypto; use webCryptoSigner or pemSigner',
}
