// Compiles nothing at run time, which workerd refuses for compatibility dates before June 2025: it does so when deployed.

import { loadSync } from './load.js'
import module from './wasm/systembruker.wasm'

export * from './api.js'

loadSync(module)
