import { ConfigError } from './errors.js'
import { failure } from './failure.js'

/** Throws what every call before `init` gets. */
export function tooEarly(): never {
  const message = 'the WebAssembly module is not loaded yet: await init() of systembruker/slim first'
  throw new ConfigError(failure('config', 'module.not_loaded', message))
}

/** Stands in the generated code where the module's exports will be: the build puts it there. */
export const notLoaded: object = new Proxy({}, { get: tooEarly })
