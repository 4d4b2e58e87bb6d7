import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { SandboxAddresses } from './sandbox_addresses.js'
import { SandboxError } from './sandbox_error.js'

/** A sandbox that runs. It ends when its standard input closes, and so with this process, however that ends. */
export class SandboxProcess {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #ended: Promise<unknown>

  private constructor(child: ChildProcessWithoutNullStreams, ended: Promise<unknown>) {
    this.#child = child
    this.#ended = ended
  }

  /** Starts the program and waits for the one line that it prints. */
  static async start(program: string): Promise<[SandboxProcess, SandboxAddresses]> {
    const child = spawn(program, [], { stdio: 'pipe', windowsHide: true })
    const ended = once(child, 'close')
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-1000)))
    // it may end before anything is written to it
    child.stdin.on('error', () => undefined)
    try {
      const addresses = await firstLine(child, ended)
      for (const handle of [child, child.stdin, child.stdout, child.stderr]) letGo(handle)
      return [new SandboxProcess(child, ended), addresses]
    } catch (cause) {
      child.kill()
      await ended.catch(() => undefined)
      const said = complaint.trim()
      throw new SandboxError('sandbox.not_started', `the sandbox did not start: ${said || String(cause)}`, { cause })
    }
  }

  /** Whether it has ended. */
  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** Ends it and waits for that. */
  async stop(): Promise<void> {
    this.#child.ref()
    this.#child.stdin.end()
    const late = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_MS)
    await this.#ended
    clearTimeout(late)
  }
}

async function firstLine(child: ChildProcessWithoutNullStreams, ended: Promise<unknown>): Promise<SandboxAddresses> {
  const aborter = new AbortController()
  const { signal } = aborter
  const lines = createInterface(child.stdout)
  const late = setTimeout(() => aborter.abort(new Error('it printed nothing')), PATIENCE_MS)
  // rejects if the program cannot be started at all
  const early = ended.then(() => Promise.reject(new Error('it ended at once')))
  try {
    const [line] = await Promise.race([once(lines, 'line', { signal }), early])
    return addresses(String(line))
  } finally {
    clearTimeout(late)
    aborter.abort()
    lines.close()
    // nobody waits for it any more
    early.catch(() => undefined)
  }
}

function addresses(line: string): SandboxAddresses {
  const addresses = JSON.parse(line) as SandboxAddresses
  if (typeof addresses?.control !== 'string') throw new Error('it printed something else than its addresses')
  return addresses
}

/** A program that forgets to stop its sandbox ends all the same. */
function letGo(handle: object): void {
  ;(handle as { unref?: () => void }).unref?.()
}

/** A machine that runs tests may be slow. */
const PATIENCE_MS = 30_000
