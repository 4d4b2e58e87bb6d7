import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyvStore } from 'systembruker'
import { CUSTOMER, granted, IDENTITY, scriptedWorld } from './support/world.mjs'

/** A Keyv over a Map. */
function fakeKeyv() {
  const entries = new Map()
  return {
    entries,
    get: async (key) => entries.get(key)?.value,
    set: async (key, value, ttl) => void entries.set(key, { value, ttl }),
    delete: async (key) => entries.delete(key),
  }
}

const sealingKey = crypto.getRandomValues(new Uint8Array(32))
const random = undefined

test('two clients share a token through a Keyv', async () => {
  const keyv = fakeKeyv()
  const one = scriptedWorld([granted('t1-secret')], { store: keyv, sealingKey, random })
  const two = scriptedWorld([granted('t2-secret')], { store: keyvStore(keyv), sealingKey, random })
  await one.client.systemUserToken(CUSTOMER)
  assert.equal((await two.client.systemUserToken(CUSTOMER)).expose(), 't1-secret')
  assert.equal(two.transport.sent.length, 0)
  assert.equal(keyv.entries.size, 1)
  const [[key, { value, ttl }]] = keyv.entries
  assert.match(key, /^[0-9a-f]{64}$/)
  assert.match(value, /^[A-Za-z0-9+/]+=*$/)
  assert.ok(Number.isInteger(ttl) && ttl > 0 && ttl <= 120_000, String(ttl))
  assert.ok(!Buffer.from(value, 'base64').includes('t1-secret'))
})

test('another sealing key reads nothing', async () => {
  const keyv = fakeKeyv()
  await scriptedWorld([granted('t1')], { store: keyv, sealingKey, random }).client.systemUserToken(CUSTOMER)
  const other = scriptedWorld([granted('t2')], { store: keyv, sealingKey: new Uint8Array(32), random })
  assert.equal((await other.client.systemUserToken(CUSTOMER)).expose(), 't2')
})

test('a store that fails fails no call', async () => {
  const names = []
  const broken = {
    get: () => Promise.reject(new Error('x')),
    set: () => {
      throw new Error('y')
    },
    delete: async () => {},
  }
  const { client } = scriptedWorld([granted('t')], {
    store: broken,
    sealingKey,
    onEvent: ({ name }) => names.push(name),
  })
  assert.equal((await client.systemUserToken(CUSTOMER)).expose(), 't')
  assert.ok(names.includes('store_failed'))
})

test('entries that are no text are as if absent', async () => {
  const keyv = { ...fakeKeyv(), get: async () => ({ a: 1 }) }
  const { client } = scriptedWorld([granted('t')], { store: keyv, sealingKey })
  assert.equal((await client.systemUserToken(CUSTOMER)).expose(), 't')
})

test("locks of a store of one's own are used", async () => {
  const calls = []
  const store = {
    load: async (key) => void calls.push(['load', key.length]),
    save: async (_, entry, keepMs) => void calls.push(['save', entry instanceof Uint8Array, keepMs > 0]),
    tryLock: async (_, holder, holdMs) => calls.push(['tryLock', holder.length > 10, holdMs > 0]) > 0,
    unlock: async () => void calls.push(['unlock']),
  }
  const { client } = scriptedWorld([granted('t')], { ...IDENTITY, store, sealingKey, random })
  await client.systemUserToken(CUSTOMER)
  const names = calls.map(([name]) => name)
  assert.ok(
    names.indexOf('tryLock') < names.indexOf('save') && names.indexOf('save') < names.indexOf('unlock'),
    String(names),
  )
  assert.ok(
    calls.every((call) => call.slice(1).every(Boolean)),
    JSON.stringify(calls),
  )
})
