import { errorOf } from './error_of.js'

type Ring = typeof import('./ring.js')

let loaded: Promise<Ring> | undefined

/** The WebAssembly module with RSA inside. Nobody loads it who does not sign or verify with it. */
export function ring(): Promise<Ring> {
  loaded ??= load().catch((error) => {
    // the next call tries again
    loaded = undefined
    throw error
  })
  return loaded
}

async function load(): Promise<Ring> {
  const module = await import('./ring.js')
  module.setErrorFactory(errorOf)
  return module
}
