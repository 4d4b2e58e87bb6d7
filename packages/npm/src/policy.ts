import type { Algorithm } from './algorithm.js'
import type * as binding from './verification.js'

/** What an API demands of a token. */
export interface PolicyOptions {
  /** Whose tokens are taken: a published Maskinporten … */
  readonly environment?: 'test' | 'prod' | undefined
  /** … or another issuer, compared byte for byte, its trailing slash included. */
  readonly issuer?: string | undefined
  /** What `aud` must be or contain. Default: `aud` is not judged. */
  readonly audience?: string | undefined
  /** Default `['RS256']`. */
  readonly algorithms?: readonly Algorithm[] | undefined
  /** Seconds by which clocks may differ: at most 60, default 10. */
  readonly leewaySeconds?: number | undefined
  /** Claims that must be there, in place of `iss` and `exp`. Without `exp` a token that never expires is accepted. */
  readonly required?: readonly string[] | undefined
}

/** A copy: what a caller does to its object while a call goes on must not change what is demanded. @internal */
export function policyCopy(options: PolicyOptions): PolicyOptions {
  const { environment, issuer, audience, algorithms, leewaySeconds, required } = options
  return {
    environment,
    issuer,
    audience,
    algorithms: copied(algorithms),
    leewaySeconds,
    required: copied(required),
  }
}

function copied<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return Array.isArray(list) ? [...list] : list
}

/** {@link ConfigError}: `policy.…`, `environment.…` @internal */
export function policyOf(
  { Policy }: typeof binding,
  { environment, issuer, audience, algorithms, leewaySeconds, required }: PolicyOptions,
): binding.Policy {
  return new Policy({ environment, issuer, audience, algorithms, leewaySeconds, required })
}

export const POLICY_MEMBERS = ['environment', 'issuer', 'audience', 'algorithms', 'leewaySeconds', 'required'] as const
