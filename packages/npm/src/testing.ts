/**
 * What a program's own tests need: a clock that is moved by hand, a transport that reads from a script and a random
 * source that repeats itself. Nothing here is for production.
 *
 * @module
 */
export type { Clock } from './clock.js'
export type { Random } from './random.js'
export { countingRandom } from './testing/counting_random.js'
export { fixedClock } from './testing/fixed_clock.js'
export { run } from './testing/run.js'
export {
  type Answer,
  type ScriptedTransport,
  type SentRequest,
  scriptedTransport,
} from './testing/scripted_transport.js'
export { VirtualClock } from './testing/virtual_clock.js'
export type { Transport, TransportInit, TransportResponse } from './transport.js'
