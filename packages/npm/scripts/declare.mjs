// The types: what TypeScript writes for each file, gathered into one file for each entry and one for what they share.
import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { ENTRIES } from './bundle.mjs'

export async function declare() {
  await rm('gen/types', { recursive: true, force: true })
  await promisify(execFile)(process.execPath, [
    'node_modules/typescript/bin/tsc',
    '--project',
    'tsconfig.build.json',
  ]).catch(({ stdout }) => {
    throw new Error(stdout)
  })
  const input = Object.fromEntries(ENTRIES.map((entry) => [entry, `gen/types/src/${entry}.d.ts`]))
  const bundle = await rolldown({ input, external: /^node:/, plugins: [dts({ dtsInput: true, tsconfig: false })] })
  const { output } = await bundle.write({ dir: 'dist', chunkFileNames: 'shared.d.ts', minifyInternalExports: false })
  await Promise.all(output.map(({ fileName }) => write(`dist/${fileName}`)))
}

const after = (end) => `${end.trim()}\n  `

/** Writes a file for each module system: to TypeScript a .d.ts describes an ES module, whatever stands in it. */
async function write(path) {
  const gathered = await readFile(path, 'utf8')
  // gathering lost it, and a program's own settings may name an older library
  const reference = gathered.includes('Disposable') ? '/// <reference lib="esnext.disposable" />\n' : ''
  // and it puts some comments beside what they are about
  const text =
    reference + gathered.replaceAll(/^\/\/ gen\/.*\n/gm, '').replaceAll(/; (?=\/\*\*)|(?<=\*\/)(?=\w)/g, after)
  await writeFile(path, text)
  await writeFile(path.replace(/\.ts$/, '.cts'), text.replaceAll(/(from "\.\/\w+)\.js"/g, '$1.cjs"'))
}
