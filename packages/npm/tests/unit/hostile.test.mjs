// What careless or hostile surroundings do: nothing of it may be believed, stop the module or hold a customer up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  Assertion,
  buildGrant,
  Client,
  createVerifier,
  InputError,
  KeySet,
  publicJwk,
  Token,
  tokenRequest,
  verify,
} from 'systembruker'
import { VirtualClock } from 'systembruker/testing'
import {
  CUSTOMER,
  clientWith,
  failureOf,
  granted,
  IDENTITY,
  jwks,
  NOW,
  pem,
  signer,
  tokenOf,
} from './support/world.mjs'

const ISSUER = 'https://test.maskinporten.no/'
const answer = () => new Response(granted('t').body)

function detached() {
  const bytes = new Uint8Array(256)
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] })
  return bytes
}

test('what is demanded of a token is what was demanded when the call was made', async () => {
  const token = await tokenOf({ iss: ISSUER, exp: NOW + 100 })
  const options = { issuer: 'https://maskinporten.no/', audience: 'https://a.example/', now: NOW, keys: jwks() }
  const refused = failureOf(verify(token, options))
  Object.assign(options, { issuer: ISSUER, audience: undefined, signatureVerifier: () => true })
  assert.equal((await refused).code, 'token.issuer')

  const settings = { environment: 'prod', clock: new VirtualClock(NOW), transport: async () => Response.json(jwks()) }
  const made = createVerifier(settings)
  settings.environment = 'test'
  assert.equal((await failureOf((await made).verify(token))).code, 'token.issuer')
})

test('only a number is a time', async () => {
  const token = await tokenOf({ iss: ISSUER, exp: 5 })
  for (const now of ['', false, [], [5], '5', null, 5n, Number.NaN]) {
    const options = { issuer: ISSUER, keys: jwks(), now }
    assert.notEqual(await failureOf(verify(token, options)), undefined)
  }
  const late = await tokenOf({ iss: ISSUER, exp: NOW + 100 })
  for (const time of [() => 5n, () => null, () => '5']) {
    const clock = { now: time, monotonic: time, sleep: async () => {} }
    const verifier = await createVerifier({ environment: 'test', clock, transport: async () => Response.json(jwks()) })
    assert.ok(await failureOf(verifier.verify(late)))
    const client = new Client({ ...IDENTITY, signer, clock, transport: async () => answer() })
    assert.ok((await failureOf(client.systemUserToken(CUSTOMER))).code)
  }
})

test('bytes whose buffer was handed on fail one call, and the next one works', async () => {
  for (const wrong of [() => detached(), async () => detached(), () => new Uint8Array(50_000_000)]) {
    let first = true
    const sign = (...call) => {
      if (!first) return signer(...call)
      first = false
      return wrong()
    }
    const client = new Client({ ...IDENTITY, signer: sign, transport: async () => answer() })
    assert.equal((await failureOf(client.systemUserToken(CUSTOMER))).class, 'key')
    assert.equal((await client.systemUserToken(CUSTOMER)).expose(), 't')
  }
  const client = clientWith(async () => ({ status: 200, headers: [], arrayBuffer: async () => detached().buffer }))
  assert.ok((await failureOf(client.systemUserToken(CUSTOMER))).code)
})

test('a body of empty chunks stops no clock', async () => {
  const body = () => new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array()) })
  const client = clientWith(async () => new Response(body()), { deadlineSeconds: 1 })
  assert.equal((await failureOf(client.systemUserToken(CUSTOMER))).class, 'network')
})

test('what is no text never reaches the module', async () => {
  const keys = await KeySet.parse(jwks())
  const calls = [
    () => buildGrant({ ...IDENTITY, jti: 5 }),
    () => keys.kids(5),
    () => tokenRequest({ environment: 'test' }, new Assertion(5)),
    () => new Token(5),
    () => publicJwk(pem, { kid: 5 }),
    () => publicJwk(pem, { algorithm: 5 }),
  ]
  for (const call of calls) assert.ok((await failureOf(call)) instanceof InputError, `${call}`)
})

test('a caller that leaves costs others neither their keys nor half a minute', async () => {
  const token = await tokenOf({ iss: ISSUER, exp: NOW + 100 })
  const transport = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return Response.json(jwks())
  }
  const clock = { now: () => NOW, monotonic: () => 0, sleep: () => new Promise(() => {}) }
  const verifier = await createVerifier({ environment: 'test', transport, clock })
  const leaver = new AbortController()
  const calls = [verifier.verify(token, { signal: leaver.signal }), verifier.verify(token)]
  setTimeout(() => leaver.abort(), 5)
  const [left, stayed] = await Promise.allSettled(calls)
  assert.equal(left.reason.class, 'cancelled')
  assert.equal(stayed.status, 'fulfilled')
})
