import { Control } from './control.js'
import { SandboxProcess } from './process.js'
import { findProgram } from './program.js'
import { Sandbox } from './sandbox.js'
import type { SandboxConfig } from './sandbox_config.js'

/** How a sandbox is started. */
export interface SandboxOptions {
  /** What it knows from the start. */
  readonly config?: SandboxConfig | undefined
  /**
   * The program. When left out: what the environment variable SYSTEMBRUKER_SANDBOX names, else that of the npm package
   * for this machine, such as `@systembruker/sandbox-linux-x64`.
   */
  readonly path?: string | undefined
}

/**
 * Starts a sandbox on a free port, for tests. It ends with {@link Sandbox.stop}, with `await using`, and with this
 * process at the latest.
 *
 * Fails with a {@link SandboxError}: `sandbox.not_found`, `sandbox.not_started`, or the code of what is wrong with `config`.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const [process, addresses] = await SandboxProcess.start(findProgram(options.path))
  const sandbox = new Sandbox(addresses, new Control(addresses.control), process)
  try {
    if (options.config !== undefined) await sandbox.load(options.config)
    return sandbox
  } catch (error) {
    await sandbox.stop()
    throw error
  }
}
