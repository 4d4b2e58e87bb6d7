import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createVerifier, VerificationError, verify } from 'systembruker'
import { fixedClock, scriptedTransport, VirtualClock } from 'systembruker/testing'
import { failureOf, jwks, NOW, tokenOf } from './support/world.mjs'

const ISSUER = 'https://test.maskinporten.no/'
const options = { keys: jwks(), environment: 'test', now: NOW }

test('asks a verifier of the caller instead of the platform', async () => {
  const token = await tokenOf({ iss: ISSUER, exp: NOW + 100 })
  const seen = []
  const signatureVerifier = (check) => seen.push(check) > 0
  await verify(token, { ...options, signatureVerifier })
  assert.equal(seen.length, 1)
  assert.equal(seen[0].algorithm, 'RS256')
  assert.equal(new TextDecoder().decode(seen[0].signingInput), token.slice(0, token.lastIndexOf('.')))
})

test('takes nothing but true for a yes', async () => {
  const token = await tokenOf({ iss: ISSUER, exp: NOW + 100 })
  const throwing = () => {
    throw new Error(token)
  }
  for (const verifier of [() => false, () => 1, () => 'true', () => undefined, async () => ({}), throwing]) {
    const error = await failureOf(verify(token, { ...options, signatureVerifier: verifier }))
    assert.ok(error instanceof VerificationError)
    assert.equal(error.code, 'token.signature')
    assert.ok(!JSON.stringify(error).includes(token))
  }
})

test('asks it for an issuer too', async () => {
  const token = await tokenOf({ iss: ISSUER, exp: NOW + 100 })
  const answers = [{ status: 200, body: JSON.stringify(jwks()) }]
  const transport = scriptedTransport(new VirtualClock(NOW), answers)
  const clock = fixedClock(NOW)
  const verifier = await createVerifier({ environment: 'test', transport, clock, signatureVerifier: async () => true })
  assert.equal((await verifier.verify(token)).claims.iss, ISSUER)
})
