import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Miniflare } from 'miniflare'
import { GOOD_WITH_TOKEN } from './project/check.mjs'
import { workerModules } from './support/worker_modules.mjs'
import { startWorld } from './support/world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.sandbox.stop())

// the older one refuses to compile WebAssembly at run time
for (const compatibilityDate of ['2024-09-01', '2026-04-01']) {
  test(`workerd as of ${compatibilityDate}`, async (t) => {
    const worker = new Miniflare({ modules: await workerModules('worker.mjs'), compatibilityDate })
    t.after(() => worker.dispose())
    const response = await worker.dispatchFetch('http://worker/', { method: 'POST', body: world.world })
    assert.equal(response.status, 200, await response.clone().text())
    assert.deepEqual(await response.json(), GOOD_WITH_TOKEN)
  })
}
