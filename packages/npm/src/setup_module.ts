import { errorOf } from './error_of.js'

type Setup = typeof import('./setup.js')

let loaded: Promise<Setup> | undefined

/**
 * The WebAssembly module for what is done once: reading private keys, describing systems. Loaded when it is first asked
 * for; pages that do neither never load it.
 */
export function setup(): Promise<Setup> {
  loaded ??= load().catch((error) => {
    // the next call tries again
    loaded = undefined
    throw error
  })
  return loaded
}

async function load(): Promise<Setup> {
  const module = await import('./setup.js')
  module.setErrorFactory(errorOf)
  return module
}
