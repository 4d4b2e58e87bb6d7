import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import KeyvRedis from '@keyv/redis'
import { Keyv } from 'keyv'
import { createClient } from 'redis'
import { startRedis } from './support/redis_server.mjs'
import { allIn, CUSTOMER, member } from './support/world.mjs'

let redis
let connection
const open = []
before(async () => {
  redis = await startRedis()
  connection = await createClient({ url: redis.url }).connect()
})
afterEach(async () => {
  // by force: else they wait for the one that is dead
  await Promise.all(open.splice(0).map((store) => store.disconnect(true)))
  await connection.flushAll()
})
after(async () => {
  connection.destroy()
  await redis.kill()
})

/** A Keyv of its own, as each process has one. */
function keyv(options = {}, url = redis.url) {
  const store = new KeyvRedis(url)
  open.push(store)
  return new Keyv({ store, ...options }).on('error', () => {})
}

test('the second process takes the token of the first', async () => {
  const one = member('t1', { store: keyv() })
  const two = member('t2', { store: keyv() })
  assert.equal(await one.token(), 't1')
  assert.equal(await two.token(), 't1')
  assert.equal(two.asked, 0)
  assert.deepEqual(two.events, ['store_hit'])
})

test('Redis learns neither token nor customer, and keeps nothing for longer than the token lives', async () => {
  await member('t1-secret', { store: keyv() }).token()
  const { names, text } = await allIn(connection)
  assert.equal(names.length, 1)
  for (const secret of ['t1-secret', CUSTOMER.organisationNumber]) assert.ok(!text.includes(secret), secret)
  const left = await connection.pTTL(names[0])
  assert.ok(left > 0 && left <= 120_000, String(left))
})

test('another sealing key opens nothing', async () => {
  await member('t1', { store: keyv() }).token()
  const other = member('t2', { store: keyv(), sealingKey: new Uint8Array(32) })
  assert.equal(await other.token(), 't2')
})

test('an entry that was moved or spoilt is as if absent', async () => {
  await member('t1', { store: keyv() }).token()
  const [name] = (await allIn(connection)).names
  const entry = JSON.parse(await connection.get(name))
  await connection.set(name, JSON.stringify({ ...entry, value: entry.value.slice(4) }))
  assert.equal(await member('t2', { store: keyv() }).token(), 't2')
  await connection.set(name, 'no JSON')
  assert.equal(await member('t3', { store: keyv() }).token(), 't3')
})

for (const throwOnErrors of [false, true]) {
  const how = throwOnErrors ? 'that throws' : 'that keeps quiet'
  test(`a Redis that stands still, or dies, fails no call of a Keyv ${how}`, async (t) => {
    const mortal = await startRedis()
    t.after(() => mortal.kill())
    const one = member('t1', { store: keyv({ throwOnErrors }, mortal.url) })
    assert.equal(await one.token(), 't1')
    mortal.freeze()
    one.client.clear()
    assert.equal(await one.token(), 't1')
    assert.ok(one.events.includes('store_failed'))
    mortal.goOn()
    await mortal.kill()
    one.client.clear()
    assert.equal(await one.token(), 't1')
    assert.equal(one.asked, 3)
  })
}
