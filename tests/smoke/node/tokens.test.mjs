import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { decode } from './module.mjs'
import { CUSTOMER, SCOPE, SYSTEM, VENDOR, startWorld } from './world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.stop())

test('gets a token and calls an API with it', async () => {
  const host = world.host()
  const token = await world.client(host).systemUserToken('311 860 917')

  assert.equal(token.scope, SCOPE)
  assert.equal(token.authorization(), `Bearer ${token.expose()}`)
  const response = await fetch(world.sandbox.api, { headers: { authorization: token.authorization() } })
  const { organisation, system, vendor } = await response.json()
  assert.deepEqual({ organisation, system, vendor }, { organisation: CUSTOMER, system: SYSTEM, vendor: VENDOR })
  assert.equal(await host.timersLeft(), 0)
  assert.equal(host.aborted, 0, 'a signal fired after its call had ended')
})

test('serves the second call from the cache', async () => {
  const host = world.host()
  const client = world.client(host)
  assert.equal(client.cached(CUSTOMER), undefined)
  const token = await client.systemUserToken(CUSTOMER)

  assert.equal(client.cached(CUSTOMER).expose(), token.expose())
  assert.equal((await client.systemUserToken(CUSTOMER)).expose(), token.expose())
  assert.equal(client.cached(CUSTOMER, 'avd-nord_7'), undefined)
  assert.equal(host.sent.length, 1)
})

test('twenty callers of one key make one request', async () => {
  const host = world.host()
  const client = world.client(host)
  const asked = (await world.sandbox.tokenRequests()).length
  const calls = Array.from({ length: 20 }, () => client.systemUserToken(CUSTOMER, 'avd-nord_7'))
  const tokens = new Set((await Promise.all(calls)).map((token) => token.expose()))

  assert.equal(tokens.size, 1)
  assert.equal(host.sent.length, 1)
  assert.equal((await world.sandbox.tokenRequests()).length, asked + 1)
})

test('callers of different keys do not wait for one another', async () => {
  const host = world.host()
  const client = world.client(host)
  const calls = [client.systemUserToken(CUSTOMER), client.systemUserToken(CUSTOMER, 'avd-nord_7')]
  const [one, other] = await Promise.all(calls)

  assert.notEqual(one.expose(), other.expose())
  assert.equal(host.sent.length, 2)
})

test('decodes the system user', async () => {
  const token = await world.client(world.host()).systemUserToken(CUSTOMER)
  const { header, claims, systemUsers, systemUsersError } = decode(token.expose())

  assert.equal(header.alg, 'RS256')
  assert.equal(claims.iss, world.sandbox.issuer)
  assert.equal(claims.consumer.number, VENDOR)
  assert.equal(claims.scope, SCOPE)
  assert.equal(claims.pid, null)
  assert.equal(systemUsersError, null)
  assert.equal(systemUsers.length, 1)
  assert.equal(systemUsers[0].systemuser_org.number, CUSTOMER)
  assert.equal(systemUsers[0].system_id, SYSTEM)
  const raw = JSON.parse(claims.json)
  assert.equal(claims.exp, raw.exp)
  assert.deepEqual(systemUsers[0].systemuser_id, raw.authorization_details[0].systemuser_id)
})
