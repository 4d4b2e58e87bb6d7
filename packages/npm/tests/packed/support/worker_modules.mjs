// A worker of the project as Cloudflare's own tool deploys it: bundled, but for WebAssembly, whose modules lie beside.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { inProject } from './project.mjs'

export async function workerModules(...entry) {
  const beside = []
  const wasm = {
    name: 'wasm',
    setup({ onResolve }) {
      onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
        beside.push({ type: 'CompiledWasm', path, contents: readFileSync(join(resolveDir, path)) })
        return { path, external: true }
      })
    },
  }
  const { outputFiles } = await build({
    entryPoints: [inProject(...entry)],
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    plugins: [wasm],
    write: false,
  })
  return [{ type: 'ESModule', path: 'worker.mjs', contents: outputFiles[0].text }, ...beside]
}
