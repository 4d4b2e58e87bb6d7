// The page, the operations and the installed package, on this machine's own address.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDERS = {
  ops: fileURLToPath(new URL('../node/ops', import.meta.url)),
  dist: join(process.env.SYSTEMBRUKER_NPM_INSTALLED, 'node_modules/systembruker/dist'),
}

/** The page compiles the module under the narrowest policy that allows it. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
}
const PAGE = `<!doctype html>
<script type="importmap">{ "imports": { "systembruker": "/dist/index.js", "systembruker/testing": "/dist/testing.js" } }</script>
<script type="module">
  import { answer } from '/ops/answer.mjs'
  globalThis.answer = (line) => answer(line, (value) => [Object.entries(value).join(), Object.getOwnPropertyNames(value).join()])
</script>`

export async function serve() {
  const server = createServer(async ({ url }, response) => {
    if (url === '/') return response.writeHead(200, HEADERS).end(PAGE)
    const [, folder, ...rest] = normalize(url).split('/')
    const content = FOLDERS[folder] && (await readFile(join(FOLDERS[folder], ...rest)).catch(() => undefined))
    response.writeHead(content ? 200 : 404, { 'content-type': 'text/javascript; charset=utf-8' }).end(content)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}
