// A vendor with one key, and clients of it whose requests are scripted.
import { generateKeyPairSync } from 'node:crypto'
import { Client, pemSigner } from 'systembruker'
import { countingRandom, scriptedTransport, VirtualClock } from 'systembruker/testing'

export const NOW = 1_790_000_000
export const CUSTOMER = { organisationNumber: '311860917' }
export const OTHER = { organisationNumber: '310202398' }

export const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const pem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' })
export const signer = await pemSigner(pem)

export const IDENTITY = { environment: 'test', clientId: '5d0f7c1e', kid: 'nordlys-2026', scope: ['altinn:demo.read'] }

/** An answer that grants this token. */
export function granted(access_token, more = {}) {
  return {
    status: 200,
    body: JSON.stringify({ access_token, token_type: 'Bearer', expires_in: 120, scope: 'a:b', ...more }),
  }
}

/** A refusal of Maskinporten's. */
export function refused(error_description, error = 'invalid_grant') {
  return { status: 400, body: JSON.stringify({ error, error_description }) }
}

/** A client on a clock that stands still, with a script. */
export function scriptedWorld(answers, options = {}) {
  const clock = new VirtualClock(NOW)
  const transport = scriptedTransport(clock, answers)
  const client = new Client({ ...IDENTITY, signer, clock, transport, random: countingRandom(), ...options })
  return { clock, transport, client }
}

/** A client with the platform's clock and a transport of the test's own. */
export function clientWith(transport, options = {}) {
  return new Client({ ...IDENTITY, signer, transport, ...options })
}

/** The error that a call ends with. */
export async function failureOf(call) {
  try {
    await (typeof call === 'function' ? call() : call)
  } catch (error) {
    return error
  }
  throw new Error('the call did not fail')
}

/** A compact serialization of these claims, signed by the world's key. */
export async function tokenOf(claims, { kid = IDENTITY.kid } = {}) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${encode({ alg: 'RS256', kid })}.${encode(claims)}`
  const signature = await signer(new TextEncoder().encode(input), 'RS256')
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

/** The world's public key as a JWK Set. */
export function jwks(kid = IDENTITY.kid) {
  return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] }
}
