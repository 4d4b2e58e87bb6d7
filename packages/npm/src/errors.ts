import type {
  ConfigCode,
  InputCode,
  KeyCode,
  MalformedTokenCode,
  RefusalCode,
  TransportCode,
  VerificationCode,
} from './codes.js'
import type { Actor, ErrorClass, Retry } from './error_class.js'
import type { Failure } from './failure.js'
import type { SignerCode } from './signer_code.js'

/**
 * What every function of this package throws, or rejects with.
 *
 * `code` is a fixed lower-case slug such as `grant.lifetime`, and the contract; the text may improve. Neither the
 * error nor its JSON ever holds a token, an assertion, a key or the value that was refused.
 */
export class SystembrukerError extends Error {
  /** A fixed slug: what happened. */
  readonly code: string
  /** Whose doing it is. */
  readonly class: ErrorClass
  /** Whether and how asking again makes sense. */
  readonly retry: Retry
  /** Of a refusal: the HTTP status. */
  declare readonly status?: number
  /** Of a refusal: Maskinporten's code as `MP-nnn`. */
  declare readonly mpCode?: string
  /** Of a refusal: the id by which Maskinporten's support finds the request. */
  declare readonly traceId?: string
  /** Of a refusal: the `error` of an OAuth error response. */
  declare readonly oauthError?: string
  /** Of a refusal: its `error_description`, at most 1,000 characters, cleaned. */
  declare readonly errorDescription?: string
  /** Of a refusal: seconds that the server asked to wait. */
  declare readonly retryAfterSeconds?: number
  /** Of a refusal with the class `clock_skew`: the server's time less this machine's, in seconds. */
  declare readonly offsetSeconds?: number
  /** Of a refusal: who can change it. */
  declare readonly actor?: Actor
  /** Of a refusal: why it comes, in one clause. */
  declare readonly reason?: string
  /** Of a refusal: what to do or to look at, in this order. For the vendor's own log, not for customers. */
  declare readonly checklist?: readonly string[]

  /** An error with these details, for a program's own tests. */
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options)
    this.code = failure.code
    this.class = failure.class
    this.retry = failure.retry
  }

  /** Whether it is an error of this package, also one of another copy (ESM beside CommonJS), unlike `instanceof`. */
  static isSystembrukerError(error: unknown): error is AnySystembrukerError {
    return error instanceof Error && BRAND in error
  }

  /** What may stand in a log: name, message, code, class, retry, and what is known of a refusal. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([['name', this.name], ['message', this.message], ...Object.entries(this)])
  }
}

/** An argument that the caller gave: a number, a reference, a definition, an option. */
export class InputError extends SystembrukerError {
  declare readonly class: 'input'
  declare readonly code: InputCode
}

/** A key, a certificate chain or a signer that cannot be used. */
export class KeyError extends SystembrukerError {
  declare readonly class: 'key'
  declare readonly code: KeyCode | SignerCode
}

/** Settings of a client, an environment or a policy, or a module that cannot be loaded. */
export class ConfigError extends SystembrukerError {
  declare readonly class: 'config'
  declare readonly code: ConfigCode
}

/** A token that is not the compact serialization of a JWS over a JSON object (RFC 7515 section 3.1). */
export class MalformedTokenError extends SystembrukerError {
  declare readonly class: 'malformed'
  declare readonly code: MalformedTokenCode
}

/** A token that must not be accepted. An API answers 401, as for a {@link MalformedTokenError}. */
export class VerificationError extends SystembrukerError {
  declare readonly class: 'algorithm' | 'header' | 'key' | 'signature' | 'expired' | 'not_yet_valid' | 'claims'
  declare readonly code: VerificationCode
}

/** The server answered, and not with a token (RFC 6749 section 5.2; Digdir's trouble-shooting page). */
export class RefusalError extends SystembrukerError {
  declare readonly class:
    | 'oauth_error'
    | 'http_status'
    | 'rate_limited'
    | 'redirect'
    | 'response_too_large'
    | 'invalid_response'
    | 'clock_skew'
  declare readonly code: RefusalCode

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure, options)
    const { code: _code, class: _class, retry: _retry, message: _message, cause, ...details } = failure
    Object.assign(this, details, cause === undefined ? undefined : { reason: cause })
  }
}

/** No answer came. */
export class TransportError extends SystembrukerError {
  declare readonly class: 'network' | 'timeout' | 'tls'
  declare readonly code: TransportCode
}

/** The caller's signal fired. `cause` is the signal's reason: a `TimeoutError` from `AbortSignal.timeout`. */
export class CancelledError extends SystembrukerError {
  declare readonly class: 'cancelled'
  declare readonly code: 'transport.cancelled'
}

/** Every error of this package: `switch` on its `class` narrows it. */
export type AnySystembrukerError =
  | InputError
  | KeyError
  | ConfigError
  | MalformedTokenError
  | VerificationError
  | RefusalError
  | TransportError
  | CancelledError

/** Shared by all copies of this package in one process. */
const BRAND = Symbol.for('systembruker.error')

// written out, for the build shortens the names of classes
const NAMES: Readonly<Record<string, { readonly prototype: SystembrukerError }>> = {
  SystembrukerError,
  InputError,
  KeyError,
  ConfigError,
  MalformedTokenError,
  VerificationError,
  RefusalError,
  TransportError,
  CancelledError,
}
for (const [value, type] of Object.entries(NAMES)) {
  Object.defineProperty(type, 'name', { value, configurable: true })
  // on the prototype, where no printing shows it twice
  Object.defineProperty(type.prototype, 'name', { value, configurable: true, writable: true })
}
// as the web names it, so that code for fetch's own cancelling works here too
Object.defineProperty(CancelledError.prototype, 'name', { value: 'AbortError', configurable: true, writable: true })
Object.defineProperty(SystembrukerError.prototype, BRAND, { value: true })
