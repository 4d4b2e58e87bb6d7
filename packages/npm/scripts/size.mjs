// What an entry costs whoever loads it, in bytes. The default entry holds the WebAssembly module.
import { readFile } from 'node:fs/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const BUDGETS = { 'index.js': 95_000 }
const LATER = ['setup', 'verification', 'ring']
const FILES = [
  ...['index.js', 'index.cjs', 'index.workerd.js', 'slim.js', 'testing.js', 'sandbox.js'],
  ...LATER.map((name) => `${name}.js`),
  ...['systembruker', ...LATER].map((name) => `wasm/${name}.wasm`),
]

const kilo = (bytes) => bytes.toLocaleString('en').padStart(10)
console.log(`${''.padEnd(24)}${['raw', 'gzip', 'brotli'].map((name) => name.padStart(10)).join('')}`)
for (const file of FILES) {
  const bytes = await readFile(`dist/${file}`)
  const gzip = gzipSync(bytes, { level: 9 }).length
  console.log(file.padEnd(24) + [bytes.length, gzip, brotliCompressSync(bytes).length].map(kilo).join(''))
  if (gzip > BUDGETS[file]) {
    console.error(`${file}: ${gzip} bytes of gzip are more than ${BUDGETS[file]}`)
    process.exitCode = 1
  }
}
