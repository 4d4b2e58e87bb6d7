// The example of a store with locks.
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { createClient } from 'redis'
import { redisStore } from '../../examples/redis_store.mjs'
import { startRedis } from './support/redis_server.mjs'
import { member } from './support/world.mjs'

let redis
let connection
const open = []
before(async () => {
  redis = await startRedis()
  connection = await createClient({ url: redis.url }).connect()
})
afterEach(async () => {
  for (const close of open.splice(0)) close()
  await connection.flushAll()
})
after(async () => {
  connection.destroy()
  await redis.kill()
})

async function store(url = redis.url) {
  const { store, close } = await redisStore(url)
  open.push(close)
  return store
}

test('of eight processes that need a token at the same time, one asks', async () => {
  const members = await Promise.all(
    Array.from({ length: 8 }, async (_, i) => member(`t${i}`, { store: await store() })),
  )
  const tokens = await Promise.all(members.map(({ token }) => token()))
  assert.equal(new Set(tokens).size, 1)
  assert.deepEqual(members.map(({ asked }) => asked).sort(), [0, 0, 0, 0, 0, 0, 0, 1])
  // no lock is left behind
  assert.equal((await connection.keys('lock:*')).length, 0)
})

test('only its holder gives a lock back, and it ends by itself', async () => {
  const { tryLock, unlock } = await store()
  assert.equal(await tryLock('k', 'one', 300), true)
  assert.equal(await tryLock('k', 'two', 300), false)
  await unlock('k', 'two')
  assert.equal(await tryLock('k', 'two', 300), false)
  await unlock('k', 'one')
  assert.equal(await tryLock('k', 'two', 100), true)
  await new Promise((done) => setTimeout(done, 150))
  assert.equal(await tryLock('k', 'three', 300), true)
})

test('bytes come back as they went', async () => {
  const { load, save } = await store()
  assert.equal(await load('k'), undefined)
  const entry = crypto.getRandomValues(new Uint8Array(300))
  await save('k', entry, 200.5)
  assert.deepEqual(new Uint8Array(await load('k')), entry)
  await new Promise((done) => setTimeout(done, 300))
  assert.equal(await load('k'), undefined)
})

test('a Redis that stands still, or dies, fails no call', async (t) => {
  const mortal = await startRedis()
  t.after(() => mortal.kill())
  const one = member('t1', { store: await store(mortal.url) })
  assert.equal(await one.token(), 't1')
  mortal.freeze()
  one.client.clear()
  assert.equal(await one.token(), 't1')
  mortal.goOn()
  await mortal.kill()
  one.client.clear()
  assert.equal(await one.token(), 't1')
  assert.equal(one.asked, 3)
})
