// Grants.
import { buildGrant, jwkSigner, pemSigner } from 'systembruker'
import { inexpressible } from './failure.mjs'

export async function grant(request) {
  const { signer, reference } = await keyOf(request.object('key'))
  const unsigned = buildGrant({
    ...grantOptions(request),
    ...reference,
    now: request.time('now'),
    jti: request.text('jti'),
  })
  const assertion = await unsigned.sign(signer)
  return { signing_input: unsigned.signingInput, assertion: assertion.expose() }
}

/** What a grant asks for, but for the key's name, the time and the id. */
export function grantOptions(request) {
  return {
    ...identity(request),
    systemUser: systemUser(request),
    resource: request.texts('resource'),
    consumerOrg: request.optionalText('consumer_org'),
  }
}

/** What names the program, but for its key. */
export function identity(config) {
  return {
    ...environment(config),
    clientId: config.text('client_id'),
    scope: config.texts('scope') ?? [],
    algorithm: config.optionalText('alg'),
    lifetimeSeconds: config.number('lifetime_seconds'),
    backDateSeconds: config.number('back_date_seconds'),
  }
}

export function environment(config) {
  const issuer = config.optionalText('issuer')
  return issuer === undefined ? { environment: config.text('environment') } : { issuer }
}

/** The customer's system user. A reference alone names nobody. */
export function systemUser(request) {
  const organisationNumber = request.optionalText('systemuser_org')
  const externalRef = request.optionalText('external_ref')
  if (organisationNumber !== undefined) return { organisationNumber, externalRef }
  if (externalRef === undefined) return undefined
  throw inexpressible('external_ref names a system user only beside systemuser_org')
}

/** A signer, and `kid` or `x5c`. */
export async function keyOf(key) {
  const jwk = key.raw('jwk')
  // a JWK as JSON, or as a text that holds it
  const json = jwk?.startsWith('"') ? key.text('jwk') : jwk
  const signer = await (json === undefined ? pemSigner(key.text('pem')) : jwkSigner(json))
  const x5c = key.texts('x5c')
  const kid = key.optionalText('kid') ?? (x5c ? undefined : signer.kid)
  if ((kid === undefined) === (x5c === undefined)) {
    throw inexpressible('a grant names its key by exactly one of kid and x5c')
  }
  return { signer, reference: { kid, x5c } }
}
