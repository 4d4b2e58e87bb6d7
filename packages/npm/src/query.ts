import { checkMembers, members, wrongType } from './argument.js'
import { scopesOf } from './identity.js'

/** What both kinds of token can be restricted to. */
interface Restrictions {
  /** Other scopes than the client's, as an array or with one blank between them. */
  readonly scope?: string | readonly string[] | undefined
  /** The APIs that the token shall be restricted to (RFC 8707): absolute URIs without fragment. */
  readonly resource?: readonly string[] | undefined
  /** The person that an end-user-restricted scope is about: 11 digits. */
  readonly pid?: string | undefined
  /** Whether the token is exchanged for one of Altinn's. Default false. */
  readonly altinn?: boolean | undefined
}

/**
 * A customer's system user, and what its token shall be good for.
 *
 * A member that is not named here is refused: a misspelt `externalRef` would name another system user.
 */
export interface SystemUserQuery extends Restrictions {
  /** The organisation that approved it: 9 digits. For an agent system user the accountant, never the client. */
  readonly organisationNumber: string
  /** The reference that it was asked for with; none if it was asked for without one. */
  readonly externalRef?: string | undefined
}

/** A token for the vendor itself, as the system register and requests for system users want it. */
export interface VendorQuery extends Restrictions {
  /** The organisation that delegated the scope to this supplier: 9 digits. */
  readonly consumerOrg?: string | undefined
}

/** A query as the core reads it: a plain object, in which no getter of a caller's runs. */
export interface Query extends Restrictions {
  readonly organisationNumber: string | undefined
  readonly externalRef: string | undefined
  readonly consumerOrg: string | undefined
}

/** `argument.unknown_member`, `argument.type`; the core judges the values. */
export function systemUserQuery(query: SystemUserQuery): Query {
  checkMembers(query, OF_SYSTEM_USER, 'query')
  const { organisationNumber, externalRef, scope, resource, pid, altinn } = query
  // without one the token would be the vendor's own
  if (typeof organisationNumber !== 'string') throw wrongType('organisationNumber', 'a text of 9 digits')
  return { organisationNumber, externalRef, scope: scopesOf(scope), resource, consumerOrg: undefined, pid, altinn }
}

/** `argument.unknown_member`, `argument.type`; the core judges the values. */
export function vendorQuery(query: VendorQuery): Query {
  checkMembers(query, OF_VENDOR, 'query')
  const { scope, resource, consumerOrg, pid, altinn } = query
  return {
    organisationNumber: undefined,
    externalRef: undefined,
    scope: scopesOf(scope),
    resource,
    consumerOrg,
    pid,
    altinn,
  }
}

/** A query of either kind. */
export function anyQuery(query: SystemUserQuery | VendorQuery): Query {
  return typeof query === 'object' && query !== null && 'organisationNumber' in query
    ? systemUserQuery(query)
    : vendorQuery(query)
}

const RESTRICTIONS = ['scope', 'resource', 'pid', 'altinn'] as const
const OF_SYSTEM_USER = members('organisationNumber', 'externalRef', ...RESTRICTIONS)
const OF_VENDOR = members('consumerOrg', ...RESTRICTIONS)
