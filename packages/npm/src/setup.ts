import { initSync } from '../gen/setup/systembruker_wasm.js'
import { base64, length } from '../gen/setup/text.js'
import { moduleBytes } from './module_bytes.js'

export { certificateChain, guide2024, ReadKey, setErrorFactory, systemBody } from '../gen/setup/systembruker_wasm.js'

initSync({ module: moduleBytes(base64, length) })
