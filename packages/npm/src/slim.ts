import { load } from './load.js'
import { readModule } from './read_module.js'

export * from './api.js'

/**
 * Loads the WebAssembly module, which this entry does not hold. Before that every call throws a ConfigError with the
 * code `module.not_loaded`.
 *
 * Without a source it is the `.wasm` file beside this one, which bundlers that know `new URL(…, import.meta.url)` bring
 * along; `systembruker/wasm` is its path for all others. May be called again, and then does nothing. Fails with
 * `module.not_read` or `module.not_compiled`.
 */
export async function init(
  source?: URL | Response | Promise<Response> | BufferSource | WebAssembly.Module | undefined,
): Promise<void> {
  await load(() => {
    const from = source ?? new URL('./wasm/systembruker.wasm', import.meta.url)
    return from instanceof URL ? readModule(from) : from
  })
}
