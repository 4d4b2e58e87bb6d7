import type * as fs from 'node:fs/promises'

/** Fetches the module. Node's `fetch` reads no files, so that there it is done by other means. */
export async function readModule(url: URL): Promise<Response | Uint8Array<ArrayBuffer>> {
  if (url.protocol !== 'file:') return fetch(url)
  const host = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }
  const { readFile } = (host.process?.getBuiltinModule?.('node:fs/promises') ?? {}) as Partial<typeof fs>
  return readFile === undefined ? fetch(url) : new Uint8Array(await readFile(url))
}
