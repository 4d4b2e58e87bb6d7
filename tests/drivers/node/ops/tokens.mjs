// Decoding and verifying.
import * as systembruker from 'systembruker'
import { inClass } from './failure.mjs'

export function decode(request) {
  const token = systembruker.decode(inClass('malformed', () => request.text('token')))
  return withClaims(token, { header: token.headerJson })
}

export async function jwks(request) {
  const keys = await systembruker.KeySet.parse(request.body())
  return { kids: keys.kids('RS256') }
}

export async function verify(request) {
  const policy = inClass('config', () => policyOf(request.object('policy')))
  const keys = await keysOf(request.raw('jwks') ?? '')
  const token = inClass('malformed', () => request.text('token'))
  return withClaims(await systembruker.verify(token, { ...policy, keys, now: request.time('now') }), {})
}

function policyOf(policy) {
  return {
    issuer: policy.text('issuer'),
    audience: policy.optionalText('audience'),
    algorithms: policy.texts('algs'),
    leewaySeconds: policy.number('leeway_seconds'),
    required: policy.texts('required'),
  }
}

/** A set that cannot be read holds no usable key. */
async function keysOf(json) {
  try {
    return await systembruker.KeySet.parse(json)
  } catch {
    return systembruker.KeySet.parse({ keys: [] })
  }
}

function withClaims(token, raw) {
  const users = token.systemUsers?.map(({ systemuser_org, systemuser_id, system_id }) => ({
    systemuser_org: systemuser_org.number,
    systemuser_id,
    system_id,
  }))
  return { system_users: users ?? null, raw: { ...raw, claims: token.claimsJson } }
}
