// A redis-server on a free port of this machine, without persistence.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

export async function startRedis() {
  for (let attempt = 1; attempt <= 10; attempt++) {
    const port = await freePort()
    const settings = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--daemonize', 'no']
    const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'close')
    if (await ready(child, ended)) return server(child, ended, `redis://127.0.0.1:${port}`)
    // another program may have taken the port in between
  }
  throw new Error('redis-server does not start')
}

function server(child, ended, url) {
  return {
    url,
    /** Takes connections and answers nothing, until it goes on. */
    freeze: () => child.kill('SIGSTOP'),
    goOn: () => child.kill('SIGCONT'),
    /** Ends it without warning. */
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function ready(child, ended) {
  let said = ''
  const dead = ended.then(() => false)
  while (!said.includes('Ready to accept connections')) {
    const more = await Promise.race([once(child.stdout, 'data'), dead])
    if (more === false) return false
    said += more
  }
  child.stdout.resume()
  return true
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return String(port)
}
