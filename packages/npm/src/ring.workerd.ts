import { initSync } from '../gen/ring/systembruker_wasm.js'
import module from './wasm/ring.wasm'

export { ReadKey, RingSigner, ringVerifies, setErrorFactory } from '../gen/ring/systembruker_wasm.js'

initSync({ module })
