import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Gives the same module, smaller. */
export async function optimised(module) {
  const flags = ['-Oz', '--strip-debug', '--strip-producers', '--strip-target-features']
  const folder = await mkdtemp(join(tmpdir(), 'wasm-opt-'))
  const [before, after] = [join(folder, 'before.wasm'), join(folder, 'after.wasm')]
  try {
    await writeFile(before, module)
    const tool = 'node_modules/binaryen/bin/wasm-opt'
    await promisify(execFile)(process.execPath, [tool, ...flags, before, '-o', after])
    return await readFile(after)
  } finally {
    await rm(folder, { recursive: true })
  }
}
