import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inspect } from 'node:util'

import { decode } from './module.mjs'
import { CUSTOMER, startWorld } from './world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.stop())

/** Everything that a log could make of a value. */
function printed(value) {
  const deep = inspect(value, { depth: Infinity, showHidden: true, getters: true })
  const texts = [deep, inspect(value), String(value), JSON.stringify({ value }), value.stack, value.cause]
  return texts.join('\n')
}

test('nothing shows a token but the method that says so', async () => {
  const client = world.client(world.host())
  const token = await client.systemUserToken(CUSTOMER)
  const parts = token.expose().split('.')

  assert.equal(parts.length, 3)
  for (const value of [token, client, client.cached(CUSTOMER)]) {
    for (const part of parts) assert.ok(!printed(value).includes(part))
  }
  assert.equal(String(token), 'Token(…)')
  assert.equal(JSON.stringify({ token }), '{"token":"Token(…)"}')
})

test('no error shows the assertion or a token that a server sends back', async () => {
  const host = world.host()
  host.send = async ({ body }) => {
    const text = new TextDecoder().decode(body)
    host.assertion = text.split('assertion=')[1]
    const error_description = `Invalid assertion ${host.assertion}`
    const answer = { error: 'invalid_grant', error_description, access_token: host.assertion }
    return { status: 400, headers: [], body: new TextEncoder().encode(JSON.stringify(answer)) }
  }
  const error = await world.client(host).systemUserToken(CUSTOMER).then(assert.fail, (error) => error)

  assert.equal(error.class, 'oauth_error')
  for (const part of host.assertion.split('.')) assert.ok(!printed(error).includes(part))
})

test('no error shows the token that could not be read', async () => {
  const token = (await world.client(world.host()).systemUserToken(CUSTOMER)).expose()
  let error
  try {
    decode(`${token}=`)
  } catch (thrown) {
    error = thrown
  }
  assert.equal(error.code, 'token.signature_encoding')
  for (const part of token.split('.')) assert.ok(!printed(error).includes(part))
})
