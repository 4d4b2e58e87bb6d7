import { initSync } from '../gen/ring/systembruker_wasm.js'
import { base64, length } from '../gen/ring/text.js'
import { moduleBytes } from './module_bytes.js'

export { ReadKey, RingSigner, ringVerifies, setErrorFactory } from '../gen/ring/systembruker_wasm.js'

initSync({ module: moduleBytes(base64, length) })
