import { checkMembers, members, wrongType } from './argument.js'
import { systemClock } from './clock.js'
import { KeySet, keysJson } from './key_set.js'
import { numberOf } from './number_of.js'
import { POLICY_MEMBERS, type PolicyOptions, policyCopy, policyOf } from './policy.js'
import type { SignatureVerifier } from './signature_check.js'
import type * as binding from './verification.js'
import { verification } from './verification_module.js'
import { judged, type VerifiedToken } from './verified_token.js'

/** Keys, and what is demanded beside the signature. */
export interface VerifyOptions extends PolicyOptions {
  /** The issuer's public keys: read once, or a JWK Set as bytes, JSON or an object, which is read anew each time. */
  readonly keys: KeySet | Uint8Array | string | object
  /** Unix seconds. Default: this machine's clock. */
  readonly now?: number | undefined
  /** Default: the platform's crypto. */
  readonly signatureVerifier?: SignatureVerifier | undefined
}

/**
 * The values of a token whose signature, issuer, times and audience hold (RFC 7519 section 7.2). An API that takes
 * tokens all day uses {@link createVerifier}, which fetches the keys.
 *
 * {@link MalformedTokenError}, {@link VerificationError}; {@link ConfigError} for the policy, {@link RefusalError}
 * `jwks.…` for the keys.
 */
export async function verify(token: string, options: VerifyOptions): Promise<VerifiedToken> {
  checkMembers(options, MEMBERS, 'options')
  if (typeof token !== 'string') throw wrongType('token', 'a text')
  // all of it is read before the first wait
  const demanded = policyCopy(options)
  const { keys, now, signatureVerifier } = options
  const json = keys instanceof KeySet ? undefined : keysJson(keys)
  const core = await verification()
  const policy = policyOf(core, demanded)
  let read: binding.KeySet | undefined
  try {
    read = json && core.KeySet.parse(json)
    const set = read ?? KeySet.coreOf(keys as KeySet)
    return await judged(core, token, set, policy, () => numberOf(now ?? systemClock.now()), signatureVerifier)
  } finally {
    policy.free()
    read?.free()
  }
}

const MEMBERS = members('keys', 'now', 'signatureVerifier', ...POLICY_MEMBERS)
