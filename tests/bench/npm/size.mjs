// What each part of the default entry costs whoever loads it: the module with that part alone taken out, beside the whole.
// Parts share code, which no part is charged with. The client is what remains: its closures stand in a table, out of
// which nothing can be taken.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { optimised } from '../../../packages/npm/scripts/optimised.mjs'
import { table } from './support/report.mjs'

const PARTS = {
  decode: /^decode/,
  'grants without a client': /^buildGrant$|^attachSignature$|unsignedassertion/,
  'requests and answers without a client': /^(token|exchange)Request$|^read\w+Response$/,
  'organisation numbers, scopes, … by themselves': /^parse$/,
  'catalogue of error codes': /^catalogue$/,
}

process.chdir(fileURLToPath(new URL('../../../packages/npm', import.meta.url)))
const built = readFileSync('gen/systembruker_wasm_bg.wasm')
const names = WebAssembly.Module.exports(new WebAssembly.Module(built)).map(({ name }) => name)
// by the same tools as the rest, which leave their mark
const all = sizes(await optimised(without(/^$/)))
const rows = []
let client = all
for (const [part, pattern] of Object.entries(PARTS)) {
  const rest = sizes(await optimised(without(pattern)))
  const costs = all.map((bytes, i) => bytes - rest[i])
  rows.push([part, ...costs.map(kilo)])
  client = client.map((bytes, i) => bytes - costs[i])
}
const remains = ['the client, and what parts share', ...client.map(kilo)]
table('bytes of the module', ['', 'raw', 'gzip', 'brotli'], [...rows, remains, ['all', ...all.map(kilo)]])

/** The module as it would be if nobody could call these. */
function without(pattern) {
  const kept = names.filter((name) => !pattern.test(name))
  const graph = [{ name: 'root', root: true, reaches: kept }, ...kept.map((name) => ({ name, export: name }))]
  const folder = mkdtempSync(join(tmpdir(), 'size-'))
  try {
    writeFileSync(join(folder, 'graph.json'), JSON.stringify(graph))
    writeFileSync(join(folder, 'all.wasm'), built)
    const files = [
      join(folder, 'all.wasm'),
      '-o',
      join(folder, 'rest.wasm'),
      '--graph-file',
      join(folder, 'graph.json'),
    ]
    execFileSync(process.execPath, ['node_modules/binaryen/bin/wasm-metadce', ...files], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return readFileSync(join(folder, 'rest.wasm'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function sizes(module) {
  return [module.length, gzipSync(module, { level: 9 }).length, brotliCompressSync(module).length]
}

function kilo(bytes) {
  return bytes.toLocaleString('en')
}
