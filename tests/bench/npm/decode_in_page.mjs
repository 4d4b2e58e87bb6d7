// `decode.mjs` in headless Chromium, bundled as a site would bundle it.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { said, serve, startBrowser } from '../../../packages/npm/tests/packed/support/browser.mjs'
import { goal, report } from './support/report.mjs'

const { build } = createRequire(new URL('../../../packages/npm/package.json', import.meta.url))('esbuild')
const site = await mkdtemp(join(tmpdir(), 'bench-'))
const entry = fileURLToPath(new URL('decode.mjs', import.meta.url))
await build({ entryPoints: [entry], outdir: site, bundle: true, format: 'esm', target: 'es2022', logLevel: 'error' })
await writeFile(join(site, 'index.html'), '<!doctype html><body></body><script type="module" src="decode.js"></script>')

const [browser, server] = await Promise.all([startBrowser(), serve(site)])
try {
  const measured = await said(browser, `${server.address}index.html`)
  report(`decode in Chromium ${browser.version()}`, measured)
  goal('times as fast as jose', measured.jose.wall / measured.systembruker.wall, { atLeast: 0.9 })
} finally {
  await browser.close()
  server.stop()
  await rm(site, { recursive: true })
}
