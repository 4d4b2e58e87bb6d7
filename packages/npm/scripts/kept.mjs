// Work that takes seconds is not done again on what has not changed.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'

/** Gives `work(bytes)`, from `gen/kept` if the same code and tools did it before. */
export async function kept(work, bytes) {
  const hash = createHash('sha256')
    .update(work.toString())
    .update(await readFile('package-lock.json'))
  const file = `gen/kept/${hash.update(bytes).digest('hex')}`
  const before = await readFile(file).catch(() => undefined)
  if (before !== undefined) return before
  const done = await work(bytes)
  await mkdir('gen/kept', { recursive: true })
  // whole or not at all, should this be interrupted
  await writeFile(`${file}.part`, done)
  await rename(`${file}.part`, file)
  return done
}
