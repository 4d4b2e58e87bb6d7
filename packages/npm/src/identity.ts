import * as binding from '../gen/systembruker_wasm.js'
import type { Algorithm } from './algorithm.js'
import { wrongType } from './argument.js'
import type { EnvironmentOptions } from './environment.js'

/** What names a program to Maskinporten, and how its grants are made. */
export interface IdentityOptions extends EnvironmentOptions {
  /** The client's id at Maskinporten: 1 to 128 visible ASCII characters. */
  readonly clientId: string
  /** The id under which the key is registered: 1 to 255 characters. Default: the signer's own, where it has one. */
  readonly kid?: string | undefined
  /** Instead of `kid`: the enterprise certificate, then its issuers, as {@link certificateChain} gives them. */
  readonly x5c?: readonly string[] | undefined
  /** One or more scopes, as an array or with one blank between them. Needed for system users too. */
  readonly scope: string | readonly string[]
  /** Default `RS256`. */
  readonly algorithm?: Algorithm | undefined
  /** A grant's lifetime: 1 to 120 seconds, default 120. */
  readonly lifetimeSeconds?: number | undefined
  /** Seconds by which a grant's `iat` lies before now: 0 to 10, default 0. */
  readonly backDateSeconds?: number | undefined
}

/** A plain copy, lists as the core reads them. */
export function identityOf(options: IdentityOptions, kid?: string): IdentityOptions {
  const { environment, issuer, altinnPlatform, clientId, x5c, scope, algorithm, lifetimeSeconds, backDateSeconds } =
    options
  return {
    environment,
    issuer,
    altinnPlatform,
    clientId,
    kid: options.kid ?? (x5c === undefined ? kid : undefined),
    x5c,
    scope: scopesOf(scope),
    algorithm,
    lifetimeSeconds,
    backDateSeconds,
  }
}

/** Scopes one by one. `argument.type`; the core judges the values. */
export function scopesOf<T extends readonly string[] | undefined>(scope: string | T): readonly string[] | T {
  if (typeof scope === 'string') return binding.parse('scope', scope).split(' ')
  // the core, which takes an array alone, would ask for that
  if (scope !== undefined && !Array.isArray(scope)) throw wrongType('scope', 'a text or an array of texts')
  return scope
}

export const IDENTITY_MEMBERS = [
  'environment',
  'issuer',
  'altinnPlatform',
  'clientId',
  'kid',
  'x5c',
  'scope',
  'algorithm',
  'lifetimeSeconds',
  'backDateSeconds',
] as const
