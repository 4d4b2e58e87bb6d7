import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { CancelledError } from 'systembruker'
import { CUSTOMER, clientWith, failureOf, granted, scriptedWorld } from './support/world.mjs'

/** A transport whose first request hangs until its signal fires. */
function hangingOnce() {
  const calls = { count: 0, aborted: 0, begun: undefined }
  calls.begun = new Promise((begun) => {
    calls.transport = (_, { signal }) => {
      if (++calls.count > 1) return Response.json(JSON.parse(granted('t2').body))
      begun()
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          calls.aborted++
          reject(signal.reason)
        })
      })
    }
  })
  return calls
}

test('a signal that has fired lets nothing be sent, and its reason is the cause', async () => {
  const { client, transport } = scriptedWorld([granted('t')])
  const reason = new Error('the user left')
  const error = await failureOf(client.systemUserToken(CUSTOMER, { signal: AbortSignal.abort(reason) }))
  assert.ok(error instanceof CancelledError)
  assert.equal(error.name, 'AbortError')
  assert.equal(error.code, 'transport.cancelled')
  assert.equal(error.cause, reason)
  assert.equal(transport.sent.length, 0)
})

test('a fired signal counts even when a token is at hand', async () => {
  const { client } = scriptedWorld([granted('t')])
  await client.systemUserToken(CUSTOMER)
  assert.ok(
    (await failureOf(client.systemUserToken(CUSTOMER, { signal: AbortSignal.abort() }))) instanceof CancelledError,
  )
})

test('cancelling ends the request, and a follower gets its token', async () => {
  const calls = hangingOnce()
  const client = clientWith(calls.transport)
  const controller = new AbortController()
  const leader = client.systemUserToken(CUSTOMER, { signal: controller.signal })
  const outcome = failureOf(leader)
  await calls.begun
  const follower = client.systemUserToken(CUSTOMER)
  controller.abort('enough')
  const error = await outcome
  assert.ok(error instanceof CancelledError)
  assert.equal(error.cause, 'enough')
  assert.equal(calls.aborted, 1)
  assert.equal((await follower).expose(), 't2')
  assert.deepEqual(getEventListeners(controller.signal, 'abort'), [])
})

test('no timer outlives a call', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const client = clientWith(async () => Response.json(JSON.parse(granted('t').body)))
  await client.systemUserToken(CUSTOMER)
  await sleep(1)
  assert.equal(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length, before)
})

test('what is no signal is refused', async () => {
  const { client } = scriptedWorld([granted('t')])
  const error = await failureOf(client.systemUserToken(CUSTOMER, { signal: 'soon' }))
  assert.equal(error.code, 'argument.signal')
})

test('a closed client serves nobody', async () => {
  const { client } = scriptedWorld([granted('t')])
  await client.systemUserToken(CUSTOMER)
  client.close()
  client[Symbol.dispose]()
  assert.equal((await failureOf(client.systemUserToken(CUSTOMER))).code, 'client.closed')
  assert.throws(() => client.cached(CUSTOMER), { code: 'client.closed' })
})
