import { initSync } from '../gen/verification/systembruker_wasm.js'
import { base64, length } from '../gen/verification/text.js'
import { moduleBytes } from './module_bytes.js'

export {
  finishVerification,
  IssuerKeys,
  KeySet,
  Policy,
  setErrorFactory,
  startVerification,
  verifyWith,
} from '../gen/verification/systembruker_wasm.js'

initSync({ module: moduleBytes(base64, length) })
