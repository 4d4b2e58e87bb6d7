import { CancelledError } from './errors.js'
import { failure } from './failure.js'

/** The error of a call whose signal has fired. */
export function cancelled(signal: AbortSignal): CancelledError {
  return new CancelledError(failure('cancelled', 'transport.cancelled', 'the call was cancelled'), {
    cause: signal.reason,
  })
}

/** The call's error, with the reason of its signal if that is what ended it. */
export function withReason(error: unknown, signal: AbortSignal | undefined): unknown {
  return signal?.aborted && error instanceof CancelledError ? cancelled(signal) : error
}
