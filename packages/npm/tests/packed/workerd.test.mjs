import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { GOOD_WITH_TOKEN } from './project/check.mjs'
import { inProject } from './support/project.mjs'
import { startWorld } from './support/world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.sandbox.stop())

// the older one refuses to compile WebAssembly at run time
for (const compatibilityDate of ['2024-09-01', '2026-04-01']) {
  test(`workerd as of ${compatibilityDate}`, async (t) => {
    const worker = new Miniflare({ modules: await modules(), compatibilityDate })
    t.after(() => worker.dispose())
    const response = await worker.dispatchFetch('http://worker/', { method: 'POST', body: world.world })
    assert.equal(response.status, 200, await response.clone().text())
    assert.deepEqual(await response.json(), GOOD_WITH_TOKEN)
  })
}

/** As Cloudflare's own tool does it: bundled, but for WebAssembly, which is deployed as modules beside. */
async function modules() {
  const beside = []
  const wasm = {
    name: 'wasm',
    setup({ onResolve }) {
      onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
        beside.push({ type: 'CompiledWasm', path, contents: readFileSync(join(resolveDir, path)) })
        return { path, external: true }
      })
    },
  }
  const { outputFiles } = await build({
    entryPoints: [inProject('worker.mjs')],
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    plugins: [wasm],
    write: false,
  })
  return [{ type: 'ESModule', path: 'worker.mjs', contents: outputFiles[0].text }, ...beside]
}
