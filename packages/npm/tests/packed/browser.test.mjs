import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { GOOD } from './project/check.mjs'
import { said, serve, startBrowser } from './support/browser.mjs'
import { PROJECT } from './support/project.mjs'

let browser
before(async () => (browser = await startBrowser()))
after(() => browser.close())

async function underPolicy(policy) {
  const server = await serve(PROJECT, { 'content-security-policy': policy })
  try {
    return await said(browser, `${server.address}plain.html`)
  } finally {
    server.stop()
  }
}

// the nonce is for the import map, which has to stand in the page
test('a page without a bundler, under a policy that allows WebAssembly', async () => {
  assert.deepEqual(await underPolicy("script-src 'self' 'nonce-map' 'wasm-unsafe-eval'"), GOOD)
})

test('a page whose policy forbids WebAssembly says what to allow', async () => {
  const { name, code, message } = await underPolicy("script-src 'self' 'nonce-map'")
  assert.deepEqual({ name, code }, { name: 'ConfigError', code: 'module.not_compiled' })
  assert.match(message, /'wasm-unsafe-eval'/)
})
