// Makes dist/ from src/ and gen/. `cargo xtask npm` fills gen/ and starts this.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'
import { declare } from './declare.mjs'
import { deflated } from './deflated.mjs'
import { kept } from './kept.mjs'
import { optimised } from './optimised.mjs'
import { shortImports } from './short_imports.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await rm('dist', { recursive: true, force: true })
await mkdir('dist/wasm', { recursive: true })
const later = ['setup', 'verification', 'ring'].map((name) => make(name, `gen/${name}`))
const modules = await Promise.all([make('systembruker', 'gen'), ...later])
await Promise.all([bundle(modules), declare()])

/** A WebAssembly module: as a file, as text for where no file can be loaded beside the code, and how its imports are named. */
async function make(name, folder) {
  const { module, names } = shortImports(await kept(optimised, await readFile(`${folder}/systembruker_wasm_bg.wasm`)))
  await writeFile(`dist/wasm/${name}.wasm`, module)
  const base64 = (await kept(deflated, module)).toString('base64')
  // the text itself comes last, for it would hinder every tool on the way
  const placeholder = `@${name}@`
  const source = `export const length = ${module.length}\nexport const base64 = '${placeholder}'\n`
  await writeFile(`${folder}/text.ts`, source)
  return { folder, names, placeholder, base64 }
}
