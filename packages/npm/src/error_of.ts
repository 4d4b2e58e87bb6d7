import {
  CancelledError,
  ConfigError,
  InputError,
  KeyError,
  MalformedTokenError,
  RefusalError,
  type SystembrukerError,
  TransportError,
  VerificationError,
} from './errors.js'
import type { Failure } from './failure.js'

/** The error of a failure, of the subclass that goes with its class. */
export function errorOf(failure: Failure): SystembrukerError {
  switch (failure.class) {
    case 'input':
      return new InputError(failure)
    case 'config':
      return new ConfigError(failure)
    case 'malformed':
      return new MalformedTokenError(failure)
    case 'network':
    case 'timeout':
    case 'tls':
      return new TransportError(failure)
    case 'cancelled':
      return new CancelledError(failure)
    case 'key':
      // no usable key for a token is the token's fault, a bad key is its owner's
      return failure.code.startsWith('token.') ? new VerificationError(failure) : new KeyError(failure)
    case 'algorithm':
    case 'header':
    case 'signature':
    case 'expired':
    case 'not_yet_valid':
    case 'claims':
      return new VerificationError(failure)
    default:
      return new RefusalError(failure)
  }
}
