import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createVerifier, KeySet, MalformedTokenError, VerificationError, verify } from 'systembruker'
import { fixedClock, scriptedTransport, VirtualClock } from 'systembruker/testing'
import { failureOf, jwks, NOW, tokenOf } from './support/world.mjs'

const ISSUER = 'https://test.maskinporten.no/'
const CLAIMS = { iss: ISSUER, exp: NOW + 100, iat: NOW, scope: 'a:b', client_id: 'c', aud: 'https://api.example.no' }
const options = { keys: jwks(), environment: 'test', now: NOW }

test('gives the values of a token that holds, whatever form the keys have', async () => {
  const token = await tokenOf(CLAIMS)
  const json = JSON.stringify(jwks())
  for (const keys of [jwks(), json, new TextEncoder().encode(json), await KeySet.parse(json)]) {
    const { claims } = await verify(token, { ...options, keys })
    assert.equal(claims.client_id, 'c')
    assert.equal(claims.exp, NOW + 100)
  }
})

test('refuses what does not hold', async () => {
  const token = await tokenOf(CLAIMS)
  const [header, payload, signature] = token.split('.')
  const forged = `${header}.${payload}.${signature.slice(0, 20)}${signature[20] === 'A' ? 'B' : 'A'}${signature.slice(21)}`
  const wrong = [
    [forged, {}, 'signature'],
    [token, { now: NOW + 111 }, 'expired'],
    [token, { now: NOW - 11 }, 'not_yet_valid'],
    [token, { environment: 'prod' }, 'claims'],
    [token, { audience: 'https://other.example.no' }, 'claims'],
    [token, { algorithms: ['RS512'] }, 'algorithm'],
    [token, { keys: jwks('other') }, 'key'],
  ]
  for (const [text, change, errorClass] of wrong) {
    const error = await failureOf(verify(text, { ...options, ...change }))
    assert.ok(error instanceof VerificationError, `${errorClass}: ${error}`)
    assert.equal(error.class, errorClass)
  }
  assert.ok((await failureOf(verify('a.b', options))) instanceof MalformedTokenError)
  assert.equal((await failureOf(verify(token, { ...options, leewaySeconds: 61 }))).class, 'config')
  assert.equal((await failureOf(verify(token, { ...options, keys: {} }))).code, 'jwks.no_keys')
  assert.equal((await failureOf(verify(undefined, options))).class, 'input')
})

test('a verifier fetches the keys once and then verifies without waiting', async () => {
  const clock = new VirtualClock(NOW)
  const transport = scriptedTransport(clock, [{ status: 200, body: JSON.stringify(jwks()) }])
  const verifier = await createVerifier({ environment: 'test', transport, clock })
  const token = await tokenOf(CLAIMS)
  for (let time = 0; time < 3; time++) assert.equal((await verifier.verify(token)).claims.scope, 'a:b')
  assert.deepEqual(
    transport.sent.map(({ method, url, body }) => [method, url, body]),
    [['GET', 'https://test.maskinporten.no/jwk', '']],
  )
})

test('an unknown kid causes one more fetch, at most every thirty seconds', async () => {
  const clock = new VirtualClock(NOW)
  const answers = [jwks('old'), jwks('new')].map((set) => ({ status: 200, body: JSON.stringify(set) }))
  const transport = scriptedTransport(clock, answers)
  const verifier = await createVerifier({ environment: 'test', transport, clock })
  await verifier.verify(await tokenOf(CLAIMS, { kid: 'old' }))
  const renewed = await tokenOf(CLAIMS, { kid: 'new' })
  assert.equal((await failureOf(verifier.verify(renewed))).class, 'key')
  clock.advance(31)
  await verifier.verify(renewed)
  assert.equal(transport.sent.length, 2)
})

test('without keys every token is refused for its key', async () => {
  const verifier = await createVerifier({
    environment: 'test',
    transport: async () => Promise.reject({ code: 'transport.tls' }),
    clock: fixedClock(NOW),
  })
  assert.equal((await failureOf(verifier.verify(await tokenOf(CLAIMS)))).class, 'key')
})

test('waiting for keys can be cancelled', async () => {
  const clock = new VirtualClock(NOW)
  const verifier = await createVerifier({ environment: 'test', transport: scriptedTransport(clock, []), clock })
  const token = await tokenOf(CLAIMS)
  assert.equal((await failureOf(verifier.verify(token, { signal: AbortSignal.abort('x') }))).cause, 'x')
  const controller = new AbortController()
  const call = failureOf(verifier.verify(token, { signal: controller.signal }))
  controller.abort('y')
  const error = await call
  assert.deepEqual([error.class, error.cause], ['cancelled', 'y'])
})
