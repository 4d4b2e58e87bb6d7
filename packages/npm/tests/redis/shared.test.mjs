// The example of a shared store, as two processes one after the other.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as sandboxModule from 'systembruker/sandbox'
import { CUSTOMER, startWorld } from '../examples/support/world.mjs'
import { startRedis } from './support/redis_server.mjs'

const EXAMPLE = fileURLToPath(new URL('../../examples/shared.mjs', import.meta.url))

test('shared.mjs', async (t) => {
  const { sandbox, settings } = await startWorld(sandboxModule)
  t.after(() => sandbox.stop())
  const redis = await startRedis()
  t.after(() => redis.kill())
  const SEALING_KEY = Buffer.alloc(32, 7).toString('base64')
  const env = { ...process.env, ...settings, REDIS: redis.url, SEALING_KEY }
  const ran = async () => (await promisify(execFile)(process.execPath, [EXAMPLE, CUSTOMER], { env })).stdout
  assert.equal(await ran(), 'asking\ngranted\n')
  assert.equal(await ran(), 'store_hit\n')
})
