import type * as crypto from 'node:crypto'

/** Node's own cryptography, where there is one. Not imported, so that one file serves browsers too. */
export function nodeCrypto(): typeof crypto | undefined {
  if (!asked) {
    const host = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }
    found = host.process?.getBuiltinModule?.('node:crypto') as typeof crypto | undefined
    asked = true
  }
  return found
}

let asked = false
let found: typeof crypto | undefined

/** WebCrypto, which browsers give to https pages and loopback only. */
export function subtleCrypto(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle
}
