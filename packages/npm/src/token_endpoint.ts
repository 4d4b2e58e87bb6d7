import * as binding from '../gen/systembruker_wasm.js'
import { AccessToken, type Granted } from './access_token.js'
import { wrongType } from './argument.js'
import type { Assertion } from './assertion.js'
import { bytesOf } from './bytes_of.js'
import { systemClock } from './clock.js'
import { type EnvironmentOptions, environmentOf } from './environment.js'
import type { HostRequest } from './host.js'
import { HttpRequest } from './http_request.js'
import { numberOf } from './number_of.js'
import type { Token } from './token.js'

/** An answer as it came, decompressed. */
export interface HttpAnswer {
  readonly status: number
  /** Pairs, a `Headers` or a `Map`; a name may occur more than once, in any case. */
  readonly headers: Iterable<readonly [string, string]>
  /** One byte over the request's `limit` is enough. */
  readonly body: Uint8Array | string
}

/** The request that exchanges an assertion for a token (RFC 7523 section 2.1). The second time it gives MP-012. */
export function tokenRequest(environment: EnvironmentOptions, assertion: Assertion): HttpRequest {
  return new HttpRequest(binding.tokenRequest(environmentOf(environment), assertion.expose()) as HostRequest)
}

/** The request that exchanges a Maskinporten token for one of Altinn's (Altinn, "Exchange token"; not RFC 8693). */
export function exchangeRequest(environment: EnvironmentOptions, token: Token | AccessToken): HttpRequest {
  return new HttpRequest(binding.exchangeRequest(environmentOf(environment), token.expose()) as HostRequest)
}

/**
 * The token in an answer of the token endpoint (RFC 6749 section 5). `now` in Unix seconds, default this machine's.
 *
 * {@link RefusalError} for every answer that is none, with what may be done next.
 */
export function readTokenResponse(answer: HttpAnswer, now: number = systemClock.now()): AccessToken {
  return new AccessToken(binding.readTokenResponse(plain(answer), numberOf(now)) as Granted)
}

/** The token in an answer of Altinn's exchange. Fails as {@link readTokenResponse} does. */
export function readExchangeResponse(answer: HttpAnswer, now: number = systemClock.now()): AccessToken {
  return new AccessToken(binding.readExchangeResponse(plain(answer), numberOf(now)) as Granted)
}

function plain(answer: HttpAnswer): object {
  if (typeof answer !== 'object' || answer === null) throw wrongType('answer', 'an object of status, headers and body')
  const { status, headers, body } = answer
  if (typeof headers?.[Symbol.iterator] !== 'function') throw wrongType('headers', 'pairs of texts')
  return {
    status,
    headers: [...headers],
    body: typeof body === 'string' ? new TextEncoder().encode(body) : bytesOf(body, 'body'),
  }
}
