import { checkMembers, members } from './argument.js'
import { cancelled } from './cancelled.js'

/** How one call shall work. */
export interface CallOptions {
  /** Cancels this call, and no other that waits for the same token. The {@link CancelledError} has its reason as `cause`. */
  readonly signal?: AbortSignal | undefined
  /** Instead of the client's: more than 0, at most 600. */
  readonly deadlineSeconds?: number | undefined
  /**
   * Asks again for up to four minutes beyond the deadline, until a system user that was approved just now is active. The
   * call lasts as long: for a job, not for a request that somebody waits for.
   */
  readonly justApproved?: boolean | undefined
}

/** `argument.unknown_member`; {@link CancelledError} if the signal has fired before the call. */
export function checkCall(options: CallOptions): void {
  checkMembers(options, MEMBERS, 'options')
  if (options.signal?.aborted) throw cancelled(options.signal)
}

/** What a call without options has. */
export const NO_OPTIONS: CallOptions = Object.freeze({})

const MEMBERS = members('signal', 'deadlineSeconds', 'justApproved')
