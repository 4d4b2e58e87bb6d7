/// <reference lib="esnext.disposable" preserve="true" />

import { checkMembers, members, wrongType } from './argument.js'
import { cancelled } from './cancelled.js'
import { type Clock, systemClock } from './clock.js'
import { decode } from './decode.js'
import { fetchingHost } from './host.js'
import { numberOf } from './number_of.js'
import { POLICY_MEMBERS, type PolicyOptions, policyCopy, policyOf } from './policy.js'
import { redact } from './redact.js'
import type { SignatureCheck, SignatureVerifier } from './signature_check.js'
import type { Transport } from './transport.js'
import type * as binding from './verification.js'
import { verification } from './verification_module.js'
import { judged, judgedAtOnce, type VerifiedToken } from './verified_token.js'

/** Whose tokens a verifier takes and what it demands of them. */
export interface VerifierOptions extends PolicyOptions {
  /** Where the issuer's keys stand. Default: as Maskinporten has it. */
  readonly jwksUri?: string | undefined
  /** Fetches the keys. Default: `globalThis.fetch`. Wrap it to see why keys could not be fetched. */
  readonly transport?: Transport | undefined
  /** Default: the platform's. */
  readonly clock?: Clock | undefined
  /** Default: the platform's crypto. */
  readonly signatureVerifier?: SignatureVerifier | undefined
}

/**
 * Verifies tokens with the keys that stand at the issuer's `jwks_uri`. Make one per API with {@link createVerifier}.
 *
 * The keys are kept for a day. A token with an unknown `kid` causes one more fetch, at most every 30 seconds; an answer
 * that cannot be read never replaces a good set.
 */
export class Verifier implements Disposable {
  readonly #core: typeof binding
  readonly #policy: binding.Policy
  readonly #keys: binding.IssuerKeys
  readonly #now: () => number
  readonly #signatureVerifier: SignatureVerifier | undefined

  /** For {@link createVerifier}. @internal */
  constructor(core: typeof binding, options: VerifierOptions) {
    const { environment, issuer, jwksUri, transport, clock = systemClock } = options
    const host = fetchingHost(transport, clock)
    this.#core = core
    this.#policy = policyOf(core, options)
    this.#keys = new core.IssuerKeys({ environment, issuer, jwksUri }, host)
    this.#now = () => numberOf(clock.now())
    this.#signatureVerifier = options.signatureVerifier
  }

  /**
   * The token's values, if all holds. Where no keys could be had, every token is refused for its key.
   *
   * {@link MalformedTokenError} and {@link VerificationError} mean 401; {@link CancelledError}.
   */
  async verify(
    token: string,
    options: { readonly signal?: AbortSignal | undefined } = NO_OPTIONS,
  ): Promise<VerifiedToken> {
    if (typeof token !== 'string') throw wrongType('token', 'a text')
    checkMembers(options, OF_CALL, 'options')
    const { signal } = options
    if (signal?.aborted) throw cancelled(signal)
    if (this.#heldAtOnce(token)) return decode(token) as VerifiedToken
    const keys = this.#keys.atHand(token, this.#policy) ?? (await this.#fetched(token, signal))
    try {
      return await judged(this.#core, token, keys, this.#policy, this.#now, this.#signatureVerifier)
    } finally {
      keys.free()
    }
  }

  /** Does nothing that garbage collection would not: a verifier holds no connection and no timer. */
  [Symbol.dispose](): void {}

  /** In Node, with keys at hand: an object for the keys would cost more than all but the signature. */
  #heldAtOnce(token: string): boolean {
    if (this.#signatureVerifier) return false
    let atHand = false
    const judge = (holds: (check: SignatureCheck) => boolean): void => {
      atHand = this.#keys.verifyAtHand(token, this.#policy, this.#now(), holds)
    }
    return judgedAtOnce(judge) && atHand
  }

  /** The fetch goes on without a caller that leaves. */
  async #fetched(token: string, signal: AbortSignal | undefined): Promise<binding.KeySet> {
    const fetched: Promise<binding.KeySet> = this.#keys.keysFor(token, this.#policy)
    if (!signal) return fetched
    let leave = (): void => {}
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(cancelled(signal))
    })
    signal.addEventListener('abort', leave)
    try {
      return await Promise.race([fetched, left])
    } finally {
      signal.removeEventListener('abort', leave)
    }
  }
}
redact(Verifier, 'Verifier')

/**
 * A verifier of an issuer's tokens. Fetches no keys yet. {@link ConfigError}: `policy.…`, `environment.…`
 */
export async function createVerifier(options: VerifierOptions): Promise<Verifier> {
  checkMembers(options, MEMBERS, 'options')
  // all of it is read before the first wait
  const { jwksUri, transport, clock, signatureVerifier } = options
  const own = { ...policyCopy(options), jwksUri, transport, clock, signatureVerifier }
  return new Verifier(await verification(), own)
}

const NO_OPTIONS = Object.freeze({})
const MEMBERS = members('jwksUri', 'transport', 'clock', 'signatureVerifier', ...POLICY_MEMBERS)
const OF_CALL = members('signal')
