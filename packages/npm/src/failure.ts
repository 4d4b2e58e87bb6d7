import type { Actor, ErrorClass, Retry } from './error_class.js'

/** What the core says of a failure. Holds no token, assertion, key or refused value. */
export interface Failure {
  readonly code: string
  readonly class: ErrorClass
  readonly retry: Retry
  readonly message: string
  readonly status?: number
  readonly mpCode?: string
  readonly traceId?: string
  readonly oauthError?: string
  readonly errorDescription?: string
  readonly retryAfterSeconds?: number
  readonly offsetSeconds?: number
  readonly actor?: Actor
  readonly cause?: string
  readonly checklist?: readonly string[]
}

/** A failure that is found before the core is asked. */
export function failure(errorClass: ErrorClass, code: string, message: string): Failure {
  return { code, class: errorClass, retry: 'no', message }
}
