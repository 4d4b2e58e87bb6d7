// Compiled, never run: codes are narrowed with the class.
import { RefusalError, TransportError, VerificationError } from 'systembruker'

declare const error: unknown

if (error instanceof RefusalError) {
  switch (error.code) {
    case 'maskinporten.mp_303':
    case 'http.rate_limited':
      break
    // @ts-expect-error: misspelt
    case 'maskinporten.mp303':
      break
  }
}
if (error instanceof TransportError && error.code === 'transport.tls')
  error.class satisfies 'network' | 'timeout' | 'tls'
// @ts-expect-error: a code of another class
if (error instanceof VerificationError && error.code === 'transport.tls') throw error
