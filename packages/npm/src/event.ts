import type { ErrorClass } from './error_class.js'

/** Something that a client did, for logs and counters. Holds no token, assertion, key, customer or person. */
export interface ClientEvent {
  /** A fixed word. `hit`: a token was at hand; `store_hit`: it came from the shared store. */
  readonly name:
    | 'hit'
    | 'store_hit'
    | 'asking'
    | 'granted'
    | 'failed'
    | 'pausing'
    | 'clock_corrected'
    | 'renewal_failed'
    | 'store_failed'
    | 'store_recovered'
  /** `asking`: from 1. */
  readonly attempt?: number
  /** `granted`: from the request to the answer. */
  readonly tookSeconds?: number
  /** `pausing`: how long. */
  readonly pauseSeconds?: number
  /** `failed`: whose doing it is. */
  readonly class?: ErrorClass
  /** `failed`: the error's fixed code. */
  readonly code?: string
  /** `clock_corrected`: the server's time less this machine's, in seconds. */
  readonly offsetSeconds?: number
}
