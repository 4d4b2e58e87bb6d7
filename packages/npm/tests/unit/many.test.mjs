import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { CancelledError, RefusalError } from 'systembruker'
import { CUSTOMER, clientWith, failureOf, granted, OTHER, refused } from './support/world.mjs'

/** A transport that counts what is open at the same time; customers named `refusedOwner` are refused. */
function counting({ refusedOwner } = {}) {
  const seen = { open: 0, most: 0, asked: 0, aborted: 0 }
  seen.transport = async (_, { body, signal }) => {
    seen.asked++
    seen.most = Math.max(seen.most, ++seen.open)
    signal.addEventListener('abort', () => seen.aborted++)
    try {
      await sleep(5, undefined, { signal })
    } finally {
      seen.open--
    }
    const claims = Buffer.from(new TextDecoder().decode(body).split('.')[1], 'base64url').toString()
    const { status, body: answer } = refusedOwner && claims.includes(refusedOwner) ? refused('MP-303') : granted('t')
    return new Response(answer, { status })
  }
  return seen
}

const departments = (count) =>
  Array.from({ length: count }, (_, index) => ({ ...CUSTOMER, externalRef: `avd-${index}` }))

async function all(iterable) {
  const items = []
  for await (const item of iterable) items.push(item)
  return items
}

test('asks for many, so many at a time', async () => {
  const seen = counting()
  const queries = departments(20)
  const results = await all(clientWith(seen.transport).systemUserTokens(queries, { concurrency: 3 }))
  assert.equal(results.length, 20)
  assert.deepEqual(new Set(results.map(({ query }) => query)), new Set(queries))
  assert.ok(results.every(({ token, error }) => token.expose() === 't' && error === undefined))
  assert.deepEqual([seen.most, seen.asked], [3, 20])
})

test('one failure stops no other', async () => {
  const seen = counting({ refusedOwner: OTHER.organisationNumber })
  const results = await all(clientWith(seen.transport).systemUserTokens([CUSTOMER, OTHER, { organisationNumber: '1' }]))
  const of = (wanted) => results.find(({ query }) => query.organisationNumber === wanted)
  assert.equal(of(CUSTOMER.organisationNumber).token.expose(), 't')
  assert.ok(of(OTHER.organisationNumber).error instanceof RefusalError)
  assert.equal(of('1').error.class, 'input')
})

test('leaving the loop cancels what is open, and asks for nothing more', async () => {
  const seen = counting()
  for await (const { token } of clientWith(seen.transport).systemUserTokens(departments(50), { concurrency: 4 })) {
    assert.ok(token)
    break
  }
  const { asked } = seen
  await sleep(20)
  assert.equal(seen.asked, asked)
  assert.equal(seen.open, 0)
  assert.ok(asked < 50)
})

test('a signal ends the loop', async () => {
  const seen = counting()
  const controller = new AbortController()
  const options = { concurrency: 2, signal: controller.signal }
  const loop = async () => {
    for await (const _ of clientWith(seen.transport).systemUserTokens(departments(50), options))
      controller.abort('stop')
  }
  const error = await failureOf(loop())
  assert.ok(error instanceof CancelledError)
  assert.equal(error.cause, 'stop')
  await sleep(10)
  assert.equal(seen.open, 0)
})

test('many calls at a time are no leak', async (t) => {
  const warnings = []
  const note = (warning) => warnings.push(warning.message)
  process.on('warning', note)
  t.after(() => process.off('warning', note))
  const results = await all(clientWith(counting().transport).systemUserTokens(departments(128), { concurrency: 64 }))
  assert.equal(results.length, 128)
  // a warning comes in a turn of its own
  await sleep(1)
  assert.deepEqual(warnings, [])
})

test('no queries give no results, and strange options an error', async () => {
  const client = clientWith(counting().transport)
  assert.deepEqual(await all(client.systemUserTokens([])), [])
  for (const concurrency of [0, 1.5, Number.NaN, '3']) {
    assert.equal((await failureOf(all(client.systemUserTokens([CUSTOMER], { concurrency })))).code, 'argument.type')
  }
})
