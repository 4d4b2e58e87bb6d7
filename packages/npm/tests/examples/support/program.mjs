// Runs the examples as their readers do: as programs, in the project that the tarballs are installed in.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { inProject, tool } from '../../packed/support/project.mjs'

// what a reader installs beside the package comes from its development dependencies
for (const name of ['express', 'fastify']) {
  const place = inProject('node_modules', name)
  mkdirSync(dirname(place), { recursive: true })
  if (!existsSync(place)) symlinkSync(tool(name), place, 'junction')
}

/** Runs an example to its end, and gives its exit code and what it printed. */
export async function ran(args, environment = {}) {
  const program = start(args, environment)
  const [code] = await once(program.child, 'close')
  return { code, ...program.said }
}

/** Starts an example that serves, and gives its address, what it has printed so far, and how to end it. */
export async function serving(args, environment = {}) {
  const { child, said } = start(args, { ...environment, PORT: '0' })
  const ended = once(child, 'close')
  const stop = async () => {
    child.kill()
    await ended
  }
  for (;;) {
    const port = /^port (\d+)$/m.exec(said.stdout)?.[1]
    if (port !== undefined) return { address: `http://127.0.0.1:${port}`, said, stop }
    const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)])
    if (more === undefined) throw new Error(`${args[0]} ended: ${said.stderr}`)
  }
}

function start([file, ...args], environment) {
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, [inProject('examples', file), ...args], { cwd: inProject(), env })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (text) => (said[name] += text))
  return { child, said }
}
