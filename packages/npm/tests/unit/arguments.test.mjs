import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addresses, buildGrant, Client, createVerifier, InputError, publicJwk, verify } from 'systembruker'
import { CUSTOMER, failureOf, granted, IDENTITY, jwks, pem, scriptedWorld, signer } from './support/world.mjs'

test('an unknown member is refused everywhere', async () => {
  const { client, transport } = scriptedWorld([granted('t')])
  const calls = [
    () => client.systemUserToken({ ...CUSTOMER, external_ref: 'avd' }),
    () => client.systemUserToken({ ...CUSTOMER, consumerOrg: '311860917' }),
    () => client.systemUserToken(CUSTOMER, { deadline: 3 }),
    () => client.vendorToken({ organisationNumber: '311860917' }),
    () => client.cached({ ...CUSTOMER, externalref: 'avd' }),
    () => client.systemUserTokens([], { parallel: 3 }).next(),
    () => new Client({ ...IDENTITY, signer, timeout: 3 }),
    () => buildGrant({ ...IDENTITY, sub: 'x' }),
    () => buildGrant({ ...IDENTITY, systemUser: { ...CUSTOMER, ref: 'x' } }),
    () => publicJwk(pem, { id: 'x' }),
    () => verify('a.b.c', { keys: jwks(), issuer: 'x', aud: 'y' }),
    () => createVerifier({ environment: 'test', leeway: 3 }),
    () => addresses({ environment: 'test', host: 'x' }),
  ]
  for (const call of calls) {
    const error = await failureOf(call)
    assert.ok(error instanceof InputError, `${error}`)
    assert.equal(error.code, 'argument.unknown_member')
  }
  assert.equal(transport.sent.length, 0)
})

test('the message names a misspelt member, and no other text', async () => {
  const { client } = scriptedWorld([])
  const misspelt = await failureOf(client.systemUserToken({ ...CUSTOMER, externalref: 'x' }))
  assert.match(misspelt.message, /externalref.*externalRef/)
  const strange = await failureOf(client.systemUserToken({ ...CUSTOMER, 'eyJh.bGci.OiJ': 'x' }))
  assert.doesNotMatch(strange.message, /eyJ/)
})

test('a query without an organisation number gives no token of the vendor', async () => {
  const { client, transport } = scriptedWorld([granted('t')])
  for (const query of [
    {},
    { organisationNumber: undefined },
    { organisationNumber: 311860917 },
    undefined,
    null,
    '311860917',
  ]) {
    assert.ok((await failureOf(client.systemUserToken(query))) instanceof InputError)
  }
  assert.throws(() => client.cached({ organisationNumber: undefined }), InputError)
  assert.equal(transport.sent.length, 0)
})

test('parts of another type are refused when the client is made', () => {
  const wrong = [
    { signer: pem },
    { transport: {} },
    { clock: {} },
    { random: {} },
    { store: {} },
    { onEvent: 'log' },
    { scope: 7 },
    { kid: 7 },
    { store: new Map(), sealingKey: new Uint8Array(31) },
    { store: new Map() },
  ]
  for (const change of wrong) {
    assert.throws(
      () => new Client({ ...IDENTITY, signer, ...change }),
      { class: 'input' },
      JSON.stringify(Object.keys(change)),
    )
  }
  assert.throws(() => new Client(), InputError)
})

test('scopes come as a list or as on the wire', async () => {
  const { client, transport } = scriptedWorld([granted('t')], { scope: 'b:c a:b' })
  await client.systemUserToken(CUSTOMER)
  assert.equal(claimsOf(transport.sent[0]).scope, 'a:b b:c')
  await client.systemUserToken({ ...CUSTOMER, scope: 'd:e' })
  assert.equal(claimsOf(transport.sent[1]).scope, 'd:e')
  assert.equal((await failureOf(client.systemUserToken({ ...CUSTOMER, scope: 'a  b' }))).class, 'input')
  const { code, message } = await failureOf(client.systemUserToken({ ...CUSTOMER, scope: { a: 'b' } }))
  assert.deepEqual([code, message], ['argument.type', 'scope must be a text or an array of texts'])
})

test("the kid is the signer's own where none is given", async () => {
  const named = Object.assign((...call) => signer(...call), { kid: 'own' })
  const { client, transport } = scriptedWorld([granted('t')], { signer: named, kid: undefined })
  await client.vendorToken()
  const [header] = transport.sent[0].body.split('assertion=')[1].split('.')
  assert.equal(JSON.parse(Buffer.from(header, 'base64url')).kid, 'own')
  assert.throws(() => new Client({ ...IDENTITY, kid: undefined, signer: (...call) => signer(...call) }), InputError)
})

test('a getter of the caller runs before the core is asked', async () => {
  const { client } = scriptedWorld([granted('t')])
  const query = {
    get organisationNumber() {
      client.clear()
      return CUSTOMER.organisationNumber
    },
  }
  assert.equal((await client.systemUserToken(query)).expose(), 't')
})

function claimsOf({ body }) {
  return JSON.parse(Buffer.from(body.split('assertion=')[1].split('.')[1], 'base64url'))
}
