// Against the sandbox over real connections: grant, token, API, keys, exchange.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  buildGrant,
  Client,
  createVerifier,
  decode,
  jwkSigner,
  keyvStore,
  publicJwk,
  RefusalError,
  readTokenResponse,
  tokenRequest,
} from 'systembruker'
import { startSandbox } from 'systembruker/sandbox'
import { failureOf, keys, OTHER } from './support/world.mjs'

const VENDOR = '315181909'
const CUSTOMER = { organisationNumber: '311860917' }
const SYSTEM = `${VENDOR}_nordlys_lonn`
const SCOPE = 'altinn:demo.read'
const CLIENT_ID = '5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901'
const KID = 'nordlys-2026'

let sandbox
let settings
before(async () => {
  const jwk = { ...keys.privateKey.export({ format: 'jwk' }), kid: KID }
  sandbox = await startSandbox({
    config: {
      clients: [{ client_id: CLIENT_ID, organisation: VENDOR, scopes: [SCOPE], keys: [{ jwk: await publicJwk(jwk) }] }],
      grants: [{ scope: SCOPE, organisation: VENDOR }],
      systems: [{ id: SYSTEM, vendor: VENDOR, clientId: [CLIENT_ID] }],
      system_users: [
        { system_id: SYSTEM, systemuser_org: CUSTOMER.organisationNumber },
        { system_id: SYSTEM, systemuser_org: CUSTOMER.organisationNumber, externalRef: 'avd-nord_7' },
      ],
    },
  })
  settings = { issuer: sandbox.issuer, clientId: CLIENT_ID, scope: SCOPE, signer: await jwkSigner(jwk) }
})
after(() => sandbox?.stop())

const tokenRequests = async () => (await sandbox.requests()).filter(({ path }) => path === '/token').length

test('a token opens the API, and names the system user', async () => {
  const client = new Client(settings)
  const token = await client.systemUserToken(CUSTOMER)
  const response = await fetch(sandbox.exampleApi, { headers: { authorization: token.authorization() } })
  const { organisation, system, vendor } = await response.json()
  assert.deepEqual(
    { organisation, system, vendor },
    { organisation: CUSTOMER.organisationNumber, system: SYSTEM, vendor: VENDOR },
  )
  assert.equal(token.scope, SCOPE)
  assert.ok(token.expiresAt > new Date())
  const { systemUsers, claims } = decode(token.expose())
  assert.equal(claims.client_id, CLIENT_ID)
  assert.equal(systemUsers[0].system_id, SYSTEM)
})

test('twenty callers of one customer make one request', async () => {
  const client = new Client({ ...settings, discover: true })
  const asked = await tokenRequests()
  const query = { ...CUSTOMER, externalRef: 'avd-nord_7' }
  const tokens = await Promise.all(Array.from({ length: 20 }, () => client.systemUserToken(query)))
  assert.equal(new Set(tokens.map((token) => token.expose())).size, 1)
  assert.equal(await tokenRequests(), asked + 1)
  client.forget(query, tokens[0])
  assert.equal(client.cached(query), undefined)
  await client.systemUserToken(query)
  assert.equal(await tokenRequests(), asked + 2)
})

test('a customer who has approved nothing is a refusal with advice', async () => {
  const error = await failureOf(new Client(settings).systemUserToken(OTHER))
  assert.ok(error instanceof RefusalError)
  assert.equal(error.code, 'maskinporten.mp_303')
  assert.equal(error.actor, 'customer')
  assert.match(error.traceId, /^[0-9a-f]+$/)
})

test('a fault that passes is asked again with another grant', async () => {
  await sandbox.addFault({ kind: 'empty_body', status: 503, path: '/token' })
  const told = []
  const client = new Client({ ...settings, onEvent: ({ name }) => told.push(name) })
  await client.systemUserToken(CUSTOMER)
  assert.deepEqual(told, ['asking', 'failed', 'pausing', 'asking', 'granted'])
})

test("the issuer's keys are fetched and renewed", async () => {
  const verifier = await createVerifier({ issuer: sandbox.issuer, jwksUri: sandbox.addresses.jwks_uri })
  const client = new Client(settings)
  const token = await client.systemUserToken(CUSTOMER)
  assert.equal((await verifier.verify(token.expose())).systemUsers[0].system_id, SYSTEM)
  const other = await createVerifier({ issuer: `${sandbox.issuer}other/`, jwksUri: sandbox.addresses.jwks_uri })
  assert.equal((await failureOf(other.verify(token.expose()))).code, 'token.issuer')
})

test('without a client: grant, request, answer', async () => {
  const assertion = await buildGrant({
    issuer: sandbox.issuer,
    clientId: CLIENT_ID,
    kid: KID,
    scope: SCOPE,
    systemUser: CUSTOMER,
  }).sign(settings.signer)
  const request = tokenRequest({ issuer: sandbox.issuer }, assertion)
  const ask = async () => {
    const { status, headers, body } = await fetch(request.url, request)
    return readTokenResponse({ status, headers, body: await new Response(body).text() })
  }
  const token = await ask()
  assert.equal(decode(token.expose()).claims.client_id, CLIENT_ID)
  assert.equal((await failureOf(ask())).mpCode, 'MP-012')
})

test('two processes share a token through a store', async () => {
  const entries = new Map()
  const keyv = {
    get: async (key) => entries.get(key),
    set: async (key, value) => void entries.set(key, value),
    delete: async (key) => entries.delete(key),
  }
  const sealingKey = crypto.getRandomValues(new Uint8Array(32))
  const [one, two] = [1, 2].map(() => new Client({ ...settings, store: keyvStore(keyv), sealingKey }))
  const asked = await tokenRequests()
  const token = await one.systemUserToken(CUSTOMER)
  assert.equal((await two.systemUserToken(CUSTOMER)).expose(), token.expose())
  assert.equal(await tokenRequests(), asked + 1)
})

test("a token can be exchanged for one of Altinn's", async () => {
  const { altinn_platform: altinnPlatform } = sandbox.addresses
  const client = new Client({ ...settings, altinnPlatform })
  const token = await client.systemUserToken({ ...CUSTOMER, altinn: true })
  assert.notEqual(decode(token.expose()).claims.iss, sandbox.issuer)
  assert.equal(client.cached({ ...CUSTOMER, altinn: true }).expose(), token.expose())
  assert.equal(client.cachedTokens, 2)
})
