import { initSync } from '../gen/setup/systembruker_wasm.js'
import module from './wasm/setup.wasm'

export { certificateChain, guide2024, ReadKey, setErrorFactory, systemBody } from '../gen/setup/systembruker_wasm.js'

initSync({ module })
