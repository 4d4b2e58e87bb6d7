import { initSync } from '../gen/verification/systembruker_wasm.js'
import module from './wasm/verification.wasm'

export {
  finishVerification,
  IssuerKeys,
  KeySet,
  Policy,
  setErrorFactory,
  startVerification,
  verifyWith,
} from '../gen/verification/systembruker_wasm.js'

initSync({ module })
