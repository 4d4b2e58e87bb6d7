/// <reference lib="esnext.disposable" preserve="true" />
import * as binding from '../gen/systembruker_wasm.js'
import { checkMembers } from './argument.js'
import { type CallOptions, checkCall, NO_OPTIONS } from './call_options.js'
import { withReason } from './cancelled.js'
import { CLIENT_MEMBERS, type ClientOptions, settingsOf } from './client_options.js'
import { ConfigError } from './errors.js'
import type { ClientEvent } from './event.js'
import { failure } from './failure.js'
import { hostOf } from './host.js'
import { anyQuery, type Query, type SystemUserQuery, systemUserQuery, type VendorQuery, vendorQuery } from './query.js'
import { redact } from './redact.js'
import type { Token } from './token.js'
import { type ManyOptions, type SystemUserToken, tokensOf } from './tokens.js'

/**
 * Gets, keeps and renews tokens for any number of customers. Make one per program and share it.
 *
 * Callers of one customer share one request and its outcome; different customers never wait for one another. A token is
 * never given after its end. Retries, pauses and a clock that is off are dealt with inside one call's deadline.
 */
export class Client implements Disposable {
  #core: binding.Client | undefined
  readonly #onEvent: ((event: ClientEvent) => void) | undefined

  /** A client without any token yet. Fetches nothing. */
  constructor(options: ClientOptions) {
    checkMembers(options, CLIENT_MEMBERS, 'options')
    const host = hostOf(options)
    this.#core = new binding.Client(settingsOf(options), host)
    this.#onEvent = options.onEvent
  }

  /**
   * A token for a customer's system user.
   *
   * {@link RefusalError} when Maskinporten or Altinn refuses (`maskinporten.mp_303`: the customer has not approved it),
   * {@link TransportError}, {@link CancelledError}, {@link InputError}, {@link KeyError} when the signer fails.
   */
  async systemUserToken(query: SystemUserQuery, options: CallOptions = NO_OPTIONS): Promise<Token> {
    return this.#token(systemUserQuery(query), options)
  }

  /** A token for the vendor itself, as the system register and requests for system users want it. Fails as above. */
  async vendorToken(query: VendorQuery = NO_QUERY, options: CallOptions = NO_OPTIONS): Promise<Token> {
    return this.#token(vendorQuery(query), options)
  }

  /**
   * Tokens for many customers, in the order in which they are done; some are asked for at the same time (`concurrency`).
   *
   * One customer's failure stops no other: it comes as `error`. Leaving the loop cancels what is still open.
   */
  systemUserTokens(
    queries: Iterable<SystemUserQuery>,
    options: ManyOptions = NO_OPTIONS,
  ): AsyncGenerator<SystemUserToken, void, undefined> {
    return tokensOf(queries, options, (query, call) => this.systemUserToken(query, call))
  }

  /** The token that is at hand and needs no renewal. Does not wait and sends nothing. */
  cached(query: SystemUserQuery | VendorQuery): Token | undefined {
    return this.#open().cached(anyQuery(query))
  }

  /** Drops a token that an API refused although it looked valid, so that the next call asks for another. */
  forget(query: SystemUserQuery | VendorQuery, token: Token): void {
    this.#open().forget(anyQuery(query), token.expose())
  }

  /** Drops all tokens. */
  clear(): void {
    this.#open().clear()
  }

  /** How many queries' tokens are kept, tokens that have ended and not yet gone included. */
  get cachedTokens(): number {
    return this.#open().cachedTokens
  }

  /** Drops all tokens and serves no more calls; calls that are open end as they will. Also `[Symbol.dispose]`. */
  close(): void {
    this.#core?.clear()
    // its memory goes when the open calls have: it is collected with this reference
    this.#core = undefined
  }

  /** The same as {@link close}. */
  [Symbol.dispose](): void {
    this.close()
  }

  #open(): binding.Client {
    if (this.#core) return this.#core
    throw new ConfigError(failure('config', 'client.closed', 'the client was closed'))
  }

  // no await before a token that is at hand: crossing to the core's own promises costs a hundred times as much
  #token(query: Query, options: CallOptions): Token | Promise<Token> {
    checkCall(options)
    const core = this.#open()
    // the core judges a deadline, and it shall fail when a token is at hand, too
    const token: Token | undefined = options.deadlineSeconds === undefined ? core.cached(query) : undefined
    if (token === undefined) return ask(core, query, options)
    if (this.#onEvent) tell(this.#onEvent)
    return token
  }
}
redact(Client, 'Client')

async function ask(
  core: binding.Client,
  query: Query,
  { signal, deadlineSeconds, justApproved }: CallOptions,
): Promise<Token> {
  try {
    return await core.token(query, deadlineSeconds, justApproved === true, signal)
  } catch (error) {
    throw withReason(error, signal)
  }
}

/** The core tells of every event, but is not asked for the calls that are served here. */
function tell(onEvent: (event: ClientEvent) => void): void {
  try {
    onEvent({ name: 'hit' })
  } catch {
    // an observer that throws harms nobody
  }
}

const NO_QUERY: VendorQuery = Object.freeze({})
