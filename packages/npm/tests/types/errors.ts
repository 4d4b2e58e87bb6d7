// Compiled, never run: what a program may lean on when it catches an error.
import {
  type Actor,
  CancelledError,
  type ErrorClass,
  InputError,
  RefusalError,
  type Retry,
  type SignerCode,
  SystembrukerError,
  VerificationError,
} from 'systembruker'

declare const error: unknown

if (error instanceof RefusalError) {
  const { class: kind, status, mpCode, checklist } = error
  status satisfies number | undefined
  mpCode satisfies string | undefined
  checklist satisfies readonly string[] | undefined
  if (kind === 'rate_limited') error.retryAfterSeconds satisfies number | undefined
  // @ts-expect-error: no refusal is of this class
  if (kind === 'expired') throw error
}
if (error instanceof VerificationError) {
  switch (error.class) {
    case 'expired':
    case 'not_yet_valid':
      break
    // @ts-expect-error: a token is not refused for the network
    case 'network':
      break
  }
  // @ts-expect-error: stays as it was made
  error.mpCode = 'MP-303'
}
if (error instanceof CancelledError) error.class satisfies 'cancelled'
if (error instanceof InputError) {
  // @ts-expect-error: the code stays as it was made
  error.code = 'x'
}
if (SystembrukerError.isSystembrukerError(error)) {
  error.class satisfies ErrorClass
  error.retry satisfies Retry
  error.toJSON() satisfies Record<string, unknown>
  // of a refusal, and there to be read without asking whether it is one
  error.status satisfies number | undefined
  error.mpCode satisfies string | undefined
  error.traceId satisfies string | undefined
  error.oauthError satisfies string | undefined
  error.errorDescription satisfies string | undefined
  error.retryAfterSeconds satisfies number | undefined
  error.offsetSeconds satisfies number | undefined
  error.actor satisfies Actor | undefined
  error.reason satisfies string | undefined
  error.checklist satisfies readonly string[] | undefined
  if (error.class === 'rate_limited') error satisfies RefusalError
  const code = error.code
  if (code === ('signer.usage' satisfies SignerCode)) throw error
}
