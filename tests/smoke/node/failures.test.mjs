import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { Client, SystembrukerError, decode } from './module.mjs'
import { CUSTOMER, STRANGER, startWorld } from './world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.stop())

/** A host in whose world time runs fifty times as fast. */
function hastyHost() {
  const host = world.host()
  const sleep = host.sleep.bind(host)
  host.monotonic = () => performance.now() * 50
  host.sleep = (milliseconds, signal) => sleep(milliseconds / 50, signal)
  return host
}

/** The error of a call through a host with these functions replaced. */
async function failure(replaced) {
  const host = Object.assign(hastyHost(), replaced)
  const error = await world.client(host).systemUserToken(CUSTOMER).then(assert.fail, (error) => error)
  assert.ok(error instanceof SystembrukerError, String(error))
  return error
}

test('a refusal has its code', async () => {
  const host = world.host()
  await assert.rejects(world.client(host).systemUserToken(STRANGER), {
    name: 'SystembrukerError',
    code: 'maskinporten.mp_303',
    class: 'oauth_error',
    retry: 'no',
    message: /MP-303/,
  })
  assert.equal(host.sent.length, 1)
})

test('a refusal that passes is asked again with another grant', async () => {
  await world.sandbox.addFault({ kind: 'empty_body', status: 503 })
  const host = hastyHost()
  await world.client(host).systemUserToken(CUSTOMER)
  assert.equal(new Set(host.sent.map(({ body }) => body)).size, 2)
  assert.equal(await host.timersLeft(), 0)
})

test('what a transport throws is a typed error without its text', async () => {
  let attempts = 0
  const rejecting = await failure({
    send: async ({ body }) => {
      attempts++
      throw new Error(`no connection for ${new TextDecoder().decode(body)}`)
    },
  })
  const { code, class: kind, retry, message } = rejecting
  assert.deepEqual({ code, kind, retry }, { code: 'transport.network', kind: 'network', retry: 'new_grant' })
  assert.doesNotMatch(message, /assertion|connection for/)
  assert.equal(attempts, 3)
  const throwing = await failure({
    send() {
      throw undefined
    },
  })
  assert.equal(throwing.code, 'transport.network')
})

test('an answer that is none is a typed error', async () => {
  const empty = new Uint8Array()
  for (const answer of [
    undefined,
    null,
    200,
    {},
    { status: '200', headers: [], body: empty },
    { status: 200.5, headers: [], body: empty },
    { status: 200, headers: [['only a name']], body: empty },
    { status: 200, headers: [], body: 'text' },
  ]) {
    assert.equal((await failure({ send: () => answer })).code, 'transport.network')
  }
})

test('an answer without a promise around it is one', async () => {
  const answer = { status: 429, headers: new Map([['Retry-After', '999']]), body: new Uint8Array() }
  const error = await failure({ send: () => answer })
  assert.equal(error.class, 'rate_limited')
  assert.equal(error.retry, 'no')
})

test('an answer over the limit is cut and refused', async () => {
  const send = async ({ limit }) => ({ status: 200, headers: [], body: new Uint8Array(2 * limit) })
  const error = await failure({ send })
  assert.equal(error.class, 'response_too_large')
})

test('a signer that gives no signature is a typed error', async () => {
  const unwilling = async () => {
    throw new Error('wrong PIN 1234')
  }
  const { code, message } = await failure({ sign: unwilling })
  assert.equal(code, 'key.signing_failed')
  assert.doesNotMatch(message, /1234/)
  assert.equal((await failure({ sign: async () => 'signature' })).code, 'key.signing_failed')
  assert.equal((await failure({ sign: async () => new Uint8Array(5) })).code, 'key.signature_length')
})

test('without randomness there is no grant', async () => {
  let sent = 0
  const send = () => sent++
  const unlucky = () => {
    throw new Error('no entropy')
  }
  assert.equal((await failure({ send, randomBytes: unlucky })).code, 'client.random')
  assert.equal((await failure({ send, randomBytes: () => new Uint8Array(3) })).code, 'client.random')
  assert.equal(sent, 0)
})

test('a broken clock serves no old token', async () => {
  const host = world.host()
  const client = world.client(host)
  await client.systemUserToken(CUSTOMER)
  assert.ok(client.cached(CUSTOMER))
  for (const broken of [() => NaN, () => -1, () => 'noon', () => assert.fail()]) {
    host.now = broken
    assert.equal(client.cached(CUSTOMER), undefined)
  }
})

test('a transport that asks the client for the token it is fetching ends in time', async () => {
  const host = hastyHost()
  const inner = []
  let client
  host.send = async () => {
    const call = client.systemUserToken(CUSTOMER)
    inner.push(call.catch((error) => error))
    await call
    assert.fail('there is no token')
  }
  client = world.client(host)
  const start = host.monotonic()
  const error = await client.systemUserToken(CUSTOMER).then(assert.fail, (error) => error)
  const took = host.monotonic() - start

  assert.ok(error instanceof SystembrukerError)
  assert.equal(error.class, 'timeout')
  // ten seconds by its own clock, and what a busy machine adds
  assert.ok(took >= 9_000 && took < 60_000, `took ${took} ms`)
  for (const error of await Promise.all(inner)) assert.equal(error.class, 'timeout')
  assert.equal(await host.timersLeft(), 0)
})

test('a malformed token has its code', () => {
  assert.throws(() => decode('a.b'), { name: 'SystembrukerError', code: 'token.not_three_parts', class: 'malformed' })
})

test('settings are refused by the core, and their shape by the border', () => {
  const code = (change, host = world.host()) => {
    try {
      new Client({ ...world.config, ...change }, host)
    } catch (error) {
      return error instanceof SystembrukerError && error.code
    }
  }
  assert.equal(code({}), undefined)
  assert.equal(code({ clientId: '' }), 'client_id.length')
  assert.equal(code({ scope: [] }), 'scope.empty')
  assert.equal(code({ issuer: undefined, environment: 'qa' }), 'environment.unknown_name')
  assert.equal(code({ environment: 'test' }), 'argument.config')
  assert.equal(code({ kid: 7 }), 'argument.config')
  assert.equal(code({}, {}), 'argument.host')
  assert.equal(code({}, Object.assign(world.host(), { sleep: 10 })), 'argument.host')
})

test('an organisation number is judged before anything is sent', async () => {
  const client = world.client(world.host())
  await assert.rejects(client.systemUserToken('311860918'), { name: 'SystembrukerError', class: 'input' })
  assert.throws(() => client.cached(CUSTOMER, 'a.b'), { code: 'external_ref.character' })
})
