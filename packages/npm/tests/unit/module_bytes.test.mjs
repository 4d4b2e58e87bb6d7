// How each runtime gets at the module that this package holds as text.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createContext, runInContext } from 'node:vm'
import { deflateRawSync } from 'node:zlib'
import { build } from 'esbuild'

const options = { format: 'iife', globalName: 'built', bundle: true, write: false }
const { outputFiles } = await build({ entryPoints: ['src/module_bytes.ts'], ...options })
const module = readFileSync(new URL('../../dist/wasm/systembruker.wasm', import.meta.url))
const base64 = deflateRawSync(module).toString('base64')

/** What comes out where only these things are global, beside the language's own. */
function bytesWith(globals) {
  const context = createContext(globals)
  runInContext(outputFiles[0].text, context)
  return Buffer.from(context.built.moduleBytes(base64, module.length))
}

test('where there is zlib', () => {
  assert.ok(module.equals(bytesWith({ process, Buffer })))
})

test('where there is nothing but atob', () => {
  assert.ok(module.equals(bytesWith({ atob })))
})

test('where bytes can be read from base64', () => {
  const context = { Uint8Array: class extends Uint8Array {} }
  context.Uint8Array.fromBase64 = (text) => new Uint8Array(Buffer.from(text, 'base64'))
  assert.ok(module.equals(bytesWith(context)))
})
