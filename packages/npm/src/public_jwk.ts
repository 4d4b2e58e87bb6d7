import type { Algorithm } from './algorithm.js'
import { checkMembers, members, wrongType } from './argument.js'
import { jsonText } from './json_text.js'
import { setup } from './setup_module.js'

/** A public RSA key as Maskinporten's self-service takes it (RFC 7517). */
export interface PublicJwk {
  readonly kty: 'RSA'
  readonly use: 'sig'
  readonly alg: Algorithm
  readonly kid: string
  /** base64url */
  readonly n: string
  /** base64url */
  readonly e: string
}

/** How a public key shall be named. */
export interface PublicJwkOptions {
  /** Default: the private JWK's own, or else the key's SHA-256 thumbprint (RFC 7638). */
  readonly kid?: string
  /** Default `RS256`. */
  readonly algorithm?: Algorithm
}

/**
 * The public half of a private key (PEM, or a JWK as JSON or object; texts also as bytes), to be registered with Maskinporten.
 *
 * {@link KeyError} `key.…`; {@link InputError} for the `kid` or the algorithm.
 */
export async function publicJwk(key: string | Uint8Array | object, options: PublicJwkOptions = {}): Promise<PublicJwk> {
  checkMembers(options, MEMBERS, 'options')
  const { kid, algorithm = 'RS256' } = options
  if (kid !== undefined && typeof kid !== 'string') throw wrongType('kid', 'a text')
  if (typeof algorithm !== 'string') throw wrongType('algorithm', 'a text')
  const text = jsonText(key, 'key')
  const { ReadKey } = await setup()
  const read = new ReadKey('any', text)
  try {
    return JSON.parse(read.publicJwk(kid ?? read.kid ?? read.thumbprint, algorithm))
  } finally {
    read.free()
  }
}

const MEMBERS = members('kid', 'algorithm')
