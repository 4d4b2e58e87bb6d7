// The sandbox as a process. It ends when its standard input closes, and so with the test.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export async function startSandbox() {
  const child = spawn(process.env.SYSTEMBRUKER_SANDBOX, [], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = await once(createInterface(child.stdout), 'line')
  const addresses = JSON.parse(line)

  async function control(method, path, body) {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(addresses.control + path, { method, headers, body: body && JSON.stringify(body) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text && JSON.parse(text)
  }

  return {
    issuer: addresses.issuer,
    api: addresses.example_api,
    load: (config) => control('POST', '/load', config),
    addFault: (fault) => control('POST', '/faults', fault),
    tokenRequests: async () => (await control('GET', '/requests')).filter(({ path }) => path === '/token'),
    async stop() {
      child.stdin.end()
      await once(child, 'exit')
    },
  }
}
