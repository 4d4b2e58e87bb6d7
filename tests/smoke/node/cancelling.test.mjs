import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { after, before, test } from 'node:test'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'

import { SystembrukerError } from './module.mjs'
import { CUSTOMER, startWorld } from './world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.stop())

/** Returns when the next token request is with the sandbox, which has been told to answer it late. */
async function halfWay(asked) {
  while ((await world.sandbox.tokenRequests()).length === asked) await sleep(5)
}

/** Milliseconds. */
const LATE = 2000
const CANCELLED = { name: 'SystembrukerError', code: 'transport.cancelled', class: 'cancelled', retry: 'no' }

test('a cancelled call ends its request, and its followers get their token', async () => {
  await world.sandbox.addFault({ kind: 'delay', ms: LATE })
  const host = world.host()
  const client = world.client(host)
  const controller = new AbortController()
  const asked = (await world.sandbox.tokenRequests()).length
  const start = performance.now()

  const leader = client.systemUserToken(CUSTOMER, undefined, controller.signal)
  await halfWay(asked)
  const followers = [client.systemUserToken(CUSTOMER), client.systemUserToken(CUSTOMER)]
  controller.abort()

  await assert.rejects(leader, CANCELLED)
  assert.equal(host.aborted, 1)
  const [one, other] = await Promise.all(followers)
  assert.equal(one.expose(), other.expose())
  assert.equal(host.sent.length, 2)
  assert.equal(await host.timersLeft(), 0)
  assert.ok(performance.now() - start < LATE, 'the followers waited for the cancelled request')
})

test('a cancelled follower leaves the request to the others', async () => {
  await world.sandbox.addFault({ kind: 'delay', ms: 200 })
  const host = world.host()
  const client = world.client(host)
  const controller = new AbortController()
  const asked = (await world.sandbox.tokenRequests()).length

  const leader = client.systemUserToken(CUSTOMER)
  await halfWay(asked)
  const follower = client.systemUserToken(CUSTOMER, undefined, controller.signal)
  await nextTurn()
  controller.abort()

  await assert.rejects(follower, CANCELLED)
  await leader
  assert.equal(host.sent.length, 1)
  assert.equal(host.aborted, 0)
})

test('a signal that has fired before the call lets nothing be sent', async () => {
  const host = world.host()
  await assert.rejects(world.client(host).systemUserToken(CUSTOMER, undefined, AbortSignal.abort()), CANCELLED)
  assert.equal(host.sent.length, 0)
})

test('leaves no listener on a signal that outlives its call', async () => {
  const { signal } = new AbortController()
  await world.client(world.host()).systemUserToken(CUSTOMER, undefined, signal)
  assert.deepEqual(getEventListeners(signal, 'abort'), [])
})

test('a signal that is none is a typed error', async () => {
  const call = world.client(world.host()).systemUserToken(CUSTOMER, undefined, 'soon')
  await assert.rejects(call, (error) => error instanceof SystembrukerError && error.code === 'argument.signal')
})
