// What a browser does with the module that this package holds, against zlib's idea of it.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { constants, deflateRawSync } from 'node:zlib'
import { build } from 'esbuild'

const { outputFiles } = await build({ entryPoints: ['src/inflate.ts'], format: 'esm', write: false })
const { inflate } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)

const { Z_FIXED, Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_RLE } = constants
const TEXTS = {
  'no byte': Buffer.alloc(0),
  'one byte': Buffer.from('a'),
  'one byte, often': Buffer.alloc(100_000, 'a'),
  'matches of every length': Buffer.from(Array.from({ length: 300 }, (_, n) => 'ab'.repeat(n)).join('.')),
  'matches far away': Buffer.concat(
    [randomBytes(2000), Buffer.alloc(30_000), randomBytes(32_000)].flatMap((part) => [part, part]),
  ),
  'random bytes': randomBytes(200_000),
  'a module': readFileSync(new URL('../../dist/wasm/systembruker.wasm', import.meta.url)),
}

for (const [name, text] of Object.entries(TEXTS)) {
  test(`gives back ${name}`, () => {
    for (const strategy of [Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE]) {
      for (const level of [0, 1, 9]) {
        const deflated = deflateRawSync(text, { level, strategy })
        assert.ok(text.equals(inflate(deflated, text.length)), `level ${level}, strategy ${strategy}`)
      }
    }
  })
}
