import { base64, length } from '../gen/text.js'
import { loadSync } from './load.js'
import { moduleBytes } from './module_bytes.js'

export * from './api.js'

// compiled when imported: then no call has to wait, and no program has to think of it
loadSync(moduleBytes(base64, length))
