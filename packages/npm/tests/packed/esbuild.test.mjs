import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { build } from 'esbuild'
import { GOOD, GOOD_WITH_TOKEN } from './project/check.mjs'
import { said, serve, startBrowser } from './support/browser.mjs'
import { inProject, output } from './support/project.mjs'
import { startWorld } from './support/world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.sandbox.stop())

// away from node_modules: a bundle must need no file of the package
const bundle = (entry, outfile, options) =>
  build({ entryPoints: [inProject(entry)], outfile: inProject('bundles', outfile), bundle: true, ...options })

test('esbuild for Node, as an ES module', async () => {
  await bundle('esm.mjs', 'esm.mjs', { platform: 'node', format: 'esm' })
  assert.deepEqual(await output(process.execPath, ['bundles/esm.mjs'], { WORLD: world.world }), GOOD_WITH_TOKEN)
})

test('esbuild for Node, as a CommonJS module', async () => {
  await bundle('commonjs.cjs', 'commonjs.cjs', { platform: 'node', format: 'cjs' })
  assert.deepEqual(await output(process.execPath, ['bundles/commonjs.cjs'], { WORLD: world.world }), GOOD_WITH_TOKEN)
})

test('esbuild for browsers', async (t) => {
  await bundle('page.mjs', 'page.mjs', { platform: 'browser', format: 'esm' })
  const [browser, server] = await Promise.all([startBrowser(), serve(inProject('bundles'))])
  t.after(() => Promise.all([browser.close(), server.stop()]))
  await bundle('index.html', 'index.html', { loader: { '.html': 'copy' } })
  assert.deepEqual(await said(browser, `${server.address}index.html`), GOOD)
})
