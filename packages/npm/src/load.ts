import * as binding from '../gen/systembruker_wasm.js'
import { errorOf } from './error_of.js'
import { ConfigError } from './errors.js'
import { failure } from './failure.js'
import { tooEarly } from './not_loaded.js'
import { Token } from './token.js'

let exports: binding.InitOutput | undefined

/** Loads the module at once, from its bytes or from what a runtime has compiled already. */
export function loadSync(module: BufferSource | WebAssembly.Module): void {
  if (exports !== undefined) return
  try {
    ready(binding.initSync({ module }))
  } catch (cause) {
    throw refused(cause)
  }
}

/** Loads the module, compiled while it arrives where the runtime can. Callers at the same time share one load. */
export async function load(source: () => binding.InitInput | Promise<binding.InitInput>): Promise<void> {
  if (exports !== undefined) return
  try {
    ready(await binding.default({ module_or_path: source() }))
  } catch (cause) {
    throw refused(cause)
  }
}

/** The module's memory and its bare functions, for what has no time for the generated code around them. */
export function moduleExports(): binding.InitOutput {
  return exports ?? tooEarly()
}

function ready(made: binding.InitOutput): void {
  if (exports !== undefined) return
  binding.setErrorFactory(errorOf)
  binding.setTokenFactory((text: string, scope?: string, expiresAt?: number) => new Token(text, scope, expiresAt))
  exports = made
}

function refused(cause: unknown): ConfigError {
  const policy = "a Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src"
  const [code, message] =
    cause instanceof WebAssembly.CompileError
      ? ['module.not_compiled', `the WebAssembly module cannot be compiled here; ${policy}`]
      : ['module.not_read', 'the WebAssembly module cannot be read from where it should be']
  return new ConfigError(failure('config', code, message), { cause })
}
