import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TransportError } from 'systembruker'
import { fixedClock, run, VirtualClock } from 'systembruker/testing'
import { CUSTOMER, failureOf, granted, NOW, OTHER, scriptedWorld } from './support/world.mjs'

test('a call pauses by the virtual clock alone', async () => {
  const { clock, transport, client } = scriptedWorld([{ fault: 'network' }, { fault: 'timeout' }, granted('t')])
  const [outcome] = await run(clock, [client.systemUserToken(CUSTOMER)])
  assert.equal(outcome.value.expose(), 't')
  assert.deepEqual(clock.slept, [0.5, 1])
  assert.deepEqual(
    transport.sent.map(({ at }) => at),
    [0, 0.5, 1.5],
  )
  assert.equal(new Set(transport.sent.map(({ body }) => body)).size, 3)
})

test('one call alone gives its own outcome', async () => {
  const { clock, client } = scriptedWorld([{ fault: 'network' }, granted('t'), { status: 404 }])
  assert.equal((await run(clock, client.systemUserToken(CUSTOMER))).expose(), 't')
  assert.equal((await failureOf(run(clock, client.systemUserToken(OTHER)))).class, 'http_status')
  assert.match((await failureOf(run(clock, new Promise(() => {})))).message, /waits for nothing/)
})

test('silence ends at the deadline', async () => {
  const { clock, client } = scriptedWorld([{ silence: true }])
  const [outcome] = await run(clock, [client.systemUserToken(CUSTOMER)])
  assert.ok(outcome.reason instanceof TransportError)
  assert.equal(outcome.reason.class, 'timeout')
  assert.equal(clock.monotonic(), 10_000)
})

test('one call can have its own deadline', async () => {
  const { clock, client } = scriptedWorld([{ silence: true }], { deadlineSeconds: 20 })
  const calls = [client.systemUserToken(CUSTOMER, { deadlineSeconds: 2.5 }), client.systemUserToken(OTHER)]
  const outcomes = await run(clock, calls)
  assert.deepEqual(
    outcomes.map(({ reason }) => reason.class),
    ['timeout', 'timeout'],
  )
  assert.equal(clock.monotonic(), 20_000)
  for (const deadlineSeconds of [0, -1, 601, Number.NaN, '5']) {
    assert.equal((await failureOf(client.systemUserToken(CUSTOMER, { deadlineSeconds }))).retry, 'no')
  }
})

test('a bad deadline fails where a token is at hand, too', async () => {
  const events = []
  const onEvent = ({ name }) => events.push(name)
  const { client, transport } = scriptedWorld([granted('t')], { onEvent })
  await client.systemUserToken(CUSTOMER)
  for (const deadlineSeconds of [0, -1, 601, Number.NaN, '5']) {
    const { code } = await failureOf(client.systemUserToken(CUSTOMER, { deadlineSeconds }))
    assert.match(code, /^(client\.deadline_setting|argument\.type)$/)
  }
  assert.equal((await client.systemUserToken(CUSTOMER, { deadlineSeconds: 5 })).expose(), 't')
  assert.equal(transport.sent.length, 1)
  assert.deepEqual(events.slice(-2), ['granted', 'hit'])
})

test('a token ends by the clock that the client was given', async () => {
  const { clock, client, transport } = scriptedWorld([granted('t1'), granted('t2')])
  const token = await client.systemUserToken(CUSTOMER)
  assert.equal(token.expiresAt.getTime(), (NOW + 120) * 1000)
  clock.advance(89)
  assert.equal(client.cached(CUSTOMER).expose(), 't1')
  clock.advance(2)
  assert.equal(client.cached(CUSTOMER), undefined)
  assert.equal((await client.systemUserToken(CUSTOMER)).expose(), 't2')
  assert.equal(transport.sent.length, 2)
})

test('a call that waits for nothing is told apart', async () => {
  const outcomes = await run(new VirtualClock(NOW), [new Promise(() => {}), Promise.resolve(1), Promise.reject(2)])
  assert.deepEqual(outcomes, [undefined, { status: 'fulfilled', value: 1 }, { status: 'rejected', reason: 2 }])
})

test('the wall clock can be set apart from the monotonic one', () => {
  const clock = new VirtualClock(NOW)
  clock.advance(1.5)
  clock.setWall(-60)
  assert.deepEqual([clock.now(), clock.monotonic()], [NOW - 58.5, 1500])
  assert.equal(fixedClock(NOW).now(), NOW)
})

test('a function can answer, by what was sent', async () => {
  const answer = async ({ url, headers, body }) => {
    assert.equal(url, 'https://test.maskinporten.no/token')
    assert.deepEqual(headers, [['content-type', 'application/x-www-form-urlencoded']])
    return granted(body.split('assertion=')[1].slice(0, 10))
  }
  const { clock, client } = scriptedWorld([answer])
  const [outcome] = await run(clock, [client.systemUserToken(CUSTOMER)])
  assert.match(outcome.value.expose(), /^eyJ/)
})
