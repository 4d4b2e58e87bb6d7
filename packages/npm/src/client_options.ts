import { type Members, members } from './argument.js'
import type { Clock } from './clock.js'
import type { ClientEvent } from './event.js'
import { IDENTITY_MEMBERS, type IdentityOptions, identityOf } from './identity.js'
import type { KeyvLike } from './keyv_store.js'
import type { Random } from './random.js'
import type { Signer } from './signer.js'
import type { TokenStore } from './store.js'
import type { Transport } from './transport.js'

/** What a {@link Client} is told once. {@link ConfigError} or {@link InputError} for what cannot be used. */
export interface ClientOptions extends IdentityOptions {
  /** Signs the grants: {@link pemSigner}, {@link jwkSigner}, {@link webCryptoSigner}, {@link nodeSigner} or another. */
  readonly signer: Signer
  /** Sends the requests. Default: `globalThis.fetch`, looked up at each call. */
  readonly transport?: Transport | undefined
  /** Tells the time and waits. Default: the platform's. */
  readonly clock?: Clock | undefined
  /** Default: `crypto.getRandomValues`. */
  readonly random?: Random | undefined
  /** Shares tokens between processes or machines. Needs `sealingKey`. */
  readonly store?: TokenStore | KeyvLike | undefined
  /** 32 random bytes, kept like a private key; the same wherever the store is shared. */
  readonly sealingKey?: Uint8Array | undefined
  /** Is told what the client does. Must not call the client; what it throws is lost. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined
  /** Takes the token endpoint from the issuer's metadata (RFC 8414). Default false: the environment's. */
  readonly discover?: boolean | undefined
  /** Seconds that one call has in all, pauses and retries included: more than 0, at most 600, default 10. */
  readonly deadlineSeconds?: number | undefined
  /** A token is renewed in the last seconds of its life, default 30 … */
  readonly marginSeconds?: number | undefined
  /** … but at most in this last percentage of it: 0 to 90, default 25. */
  readonly marginPercent?: number | undefined
  /** How many tokens are kept, default 10,000; the least recently used one goes first. */
  readonly capacity?: number | undefined
}

/** The settings as the core reads them. */
export function settingsOf(options: ClientOptions): object {
  const { discover, deadlineSeconds, marginSeconds, marginPercent, capacity } = options
  return {
    ...identityOf(options, options.signer.kid),
    discover,
    deadlineSeconds,
    marginSeconds,
    marginPercent,
    capacity,
  }
}

export const CLIENT_MEMBERS: Members = members(
  ...IDENTITY_MEMBERS,
  'signer',
  'transport',
  'clock',
  'random',
  'store',
  'sealingKey',
  'onEvent',
  'discover',
  'deadlineSeconds',
  'marginSeconds',
  'marginPercent',
  'capacity',
)
