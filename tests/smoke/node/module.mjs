// The WebAssembly module, made ready once. `cargo xtask test node-smoke` builds it and says where it is.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = process.env.SYSTEMBRUKER_WASM
if (!folder) throw new Error('these tests are run by: cargo xtask test node-smoke')

export const { Client, Token, decode, initSync, setErrorFactory } = await import(
  pathToFileURL(join(folder, 'systembruker_wasm.js')).href
)

export class SystembrukerError extends Error {
  name = 'SystembrukerError'
  constructor({ message, ...rest }) {
    super(message)
    Object.assign(this, rest)
  }
}

initSync({ module: readFileSync(join(folder, 'systembruker_wasm_bg.wasm')) })
setErrorFactory((members) => new SystembrukerError(members))
