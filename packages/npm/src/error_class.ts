/** Whose doing a failure is. A closed list, the same in every language: a program may switch on it. */
export type ErrorClass =
  | 'input'
  | 'malformed'
  | 'algorithm'
  | 'header'
  | 'key'
  | 'signature'
  | 'expired'
  | 'not_yet_valid'
  | 'claims'
  | 'oauth_error'
  | 'http_status'
  | 'rate_limited'
  | 'redirect'
  | 'timeout'
  | 'network'
  | 'tls'
  | 'response_too_large'
  | 'invalid_response'
  | 'clock_skew'
  | 'cancelled'
  | 'config'

/**
 * Whether and how asking again makes sense. {@link Client} has done so already: a call is tried up to three times within
 * its deadline, and a server that hangs uses all of that in one attempt.
 *
 * An assertion is never sent twice: every attempt needs a grant of its own, with a new `jti`.
 */
export type Retry = 'no' | 'new_grant' | 'new_grant_after_delay' | 'new_grant_once' | 'new_grant_once_corrected_clock'

/** Who can change what a refusal complains of. */
export type Actor = 'program' | 'vendor' | 'customer' | 'scope_owner' | 'server'
