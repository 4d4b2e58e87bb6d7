import * as binding from '../gen/systembruker_wasm.js'
import { checkMembers, members, wrongType } from './argument.js'
import { systemClock } from './clock.js'
import { IDENTITY_MEMBERS, type IdentityOptions, identityOf } from './identity.js'
import { numberOf } from './number_of.js'
import { UnsignedAssertion } from './unsigned_assertion.js'

/** The system user that a token shall name. */
export interface RequestedSystemUser {
  /** The organisation that approved it: 9 digits. For an agent system user the accountant, never the client. */
  readonly organisationNumber: string
  /** The reference that it was asked for with; none if it was asked for without one. */
  readonly externalRef?: string | undefined
}

/** What a grant says. */
export interface GrantOptions extends IdentityOptions {
  /** None for the vendor itself. */
  readonly systemUser?: RequestedSystemUser | undefined
  /** The APIs that the token shall be restricted to (RFC 8707): absolute URIs without fragment. */
  readonly resource?: readonly string[] | undefined
  /** The organisation that delegated the scope: 9 digits. Not with a system user. */
  readonly consumerOrg?: string | undefined
  /** The person that an end-user-restricted scope is about: 11 digits. */
  readonly pid?: string | undefined
  /** Claims that Digdir does not document, written last. Maskinporten may refuse the grant for them. */
  readonly extraClaims?: Readonly<Record<string, unknown>> | undefined
  /** Unix seconds, a fraction is cut off. Default: this machine's clock. */
  readonly now?: number | undefined
  /** New for every attempt: one that was sent before is refused (MP-012). Default: a fresh UUID. */
  readonly jti?: string | undefined
}

/**
 * A JWT grant (RFC 7523) as bytes to be signed; emits documented claims only. {@link Client} does this by itself.
 *
 * {@link InputError}: `grant.…` and those of the nouns in it; {@link ConfigError}: `environment.…`.
 */
export function buildGrant(options: GrantOptions): UnsignedAssertion {
  checkMembers(options, MEMBERS, 'options')
  const { resource, consumerOrg, pid, extraClaims, now = systemClock.now(), jti = freshJti() } = options
  if (typeof jti !== 'string') throw wrongType('jti', 'a text')
  // added one by one: spreading takes longer than all that the core does
  const grant: { -readonly [Member in keyof GrantOptions]: GrantOptions[Member] } = identityOf(options)
  grant.systemUser = systemUserOf(options)
  grant.resource = resource
  grant.consumerOrg = consumerOrg
  grant.pid = pid
  grant.extraClaims = extraClaims
  return UnsignedAssertion.of(binding.buildGrant(grant, numberOf(now), jti))
}

function systemUserOf({ systemUser }: GrantOptions): RequestedSystemUser | undefined {
  if (systemUser === undefined) return undefined
  checkMembers(systemUser, OF_SYSTEM_USER, 'systemUser')
  const { organisationNumber, externalRef } = systemUser
  return { organisationNumber, externalRef }
}

function freshJti(): string {
  // browsers give UUIDs to https pages only
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-')
}

const OF_SYSTEM_USER = members('organisationNumber', 'externalRef')
const MEMBERS = members(
  ...IDENTITY_MEMBERS,
  'systemUser',
  'resource',
  'consumerOrg',
  'pid',
  'extraClaims',
  'now',
  'jti',
)
