import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { assertSteady } from './support/module_memory.mjs'
import { claims, KID, NOW, token } from './support/token.mjs'

const { createVerifier, KeySet, verify } = await import('systembruker')

const { publicKey, privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwks = (kid) => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] })
const good = token(claims, { key })
const bad = [
  token(claims),
  token({ ...claims, exp: NOW - 100 }, { key }),
  token({ ...claims, iss: 'https://maskinporten.no/' }, { key }),
  token(claims, { key, kid: 'other' }),
  token('[]', { key }),
  'a.b',
]

let monotonic = 0
const clock = {
  now: () => NOW,
  monotonic: () => monotonic,
  async sleep(milliseconds) {
    monotonic += milliseconds
  },
  // a host that never ends what is wanted no more
  alarm: () => new Promise(() => {}),
}
let answer
const transport = async () => answer()
const published = (set) => () => ({
  status: 200,
  headers: [],
  arrayBuffer: async () => Buffer.from(JSON.stringify(set)),
})
const broken = () => Promise.reject(new Error('no network'))

test('a hundred thousand verifications, of which some refuse, some fetch keys and some cannot', async () => {
  Error.stackTraceLimit = 0
  const set = await KeySet.parse(jwks(KID))
  const options = { environment: 'test', now: NOW }
  answer = published(jwks(KID))
  const made = () => createVerifier({ environment: 'test', transport, clock })
  let verifier = await made()
  assert.ok(await verifier.verify(good))
  assert.ok(await verify(good, { keys: set, ...options }))

  await assertSteady(100_000, async (call) => {
    const text = call % 4 === 0 ? bad[(call / 4) % bad.length] : good
    if (call % 500 === 0) {
      verifier[Symbol.dispose]()
      verifier = await made()
      answer = [published(jwks(KID)), published(jwks('other')), published({}), broken][(call / 500) % 4]
    }
    // a set that nobody keeps, or none at all
    if (call % 50 === 1) return verify(text, { keys: {}, ...options }).catch(() => {})
    if (call % 10 === 1) return verify(text, { keys: jwks(KID), ...options }).catch(() => {})
    if (call % 10 < 4) return verify(text, { keys: set, ...options }).catch(() => {})
    // lets the unknown `kid` be looked for again
    monotonic += 1000
    return verifier.verify(text, { signal: call % 20 === 5 ? AbortSignal.abort() : undefined }).catch(() => {})
  })
})
