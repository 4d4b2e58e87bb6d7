import assert from 'node:assert/strict'
import { test } from 'node:test'
import { build, preview } from 'vite'
import { GOOD } from './project/check.mjs'
import { said, startBrowser } from './support/browser.mjs'
import { inProject, PROJECT } from './support/project.mjs'

test('Vite, with the module inside and beside', async (t) => {
  const input = [inProject('index.html'), inProject('slim.html')]
  const outDir = inProject('vite')
  const settings = { root: PROJECT, configFile: false, logLevel: 'warn', build: { outDir, target: 'es2022' } }
  await build({ ...settings, build: { ...settings.build, rolldownOptions: { input } } })

  const server = await preview({ ...settings, preview: { port: 0, host: '127.0.0.1' } })
  const browser = await startBrowser()
  t.after(() => Promise.all([browser.close(), server.close()]))
  const [address] = server.resolvedUrls.local
  assert.deepEqual(await said(browser, `${address}index.html`), GOOD)
  assert.deepEqual(await said(browser, `${address}slim.html`), GOOD)
})
