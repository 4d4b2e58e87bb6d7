import type { Algorithm } from './algorithm.js'
import { wrongType } from './argument.js'
import { bytesOf } from './bytes_of.js'
import { type Clock, systemClock } from './clock.js'
import { endingWithSignal } from './ending_with_signal.js'
import type { ClientEvent } from './event.js'
import { type KeyvLike, storeOf } from './keyv_store.js'
import { numberOf } from './number_of.js'
import { type Random, systemRandom } from './random.js'
import { type SealedStore, sealedStore } from './sealed_store.js'
import { sender } from './sender.js'
import { type Signer, signed } from './signer.js'
import type { TokenStore } from './store.js'
import type { Transport } from './transport.js'

/** A request as the core wants it sent. */
export interface HostRequest {
  readonly method: string
  readonly url: string
  readonly headers: [string, string][]
  readonly body: Uint8Array<ArrayBuffer>
  /** Bytes of the answer. */
  readonly limit: number
  /** Milliseconds. */
  readonly timeout: number
}

/** An answer as the core reads it. */
export interface HostResponse {
  readonly status: number
  readonly headers: [string, string][]
  readonly body: Uint8Array
}

/** What fetching needs of the platform. */
export interface FetchingHost {
  send(request: HostRequest, signal: AbortSignal): Promise<HostResponse>
  now(): number
  monotonic(): number
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  alarm(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** What a client needs of the platform. */
export interface Host extends FetchingHost {
  sign(algorithm: Algorithm, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Uint8Array>
  randomBytes(length: number): Uint8Array
  jti?(): string
  fraction?(): number
  observe?(event: ClientEvent): void
  store?: SealedStore
}

/** The platform's parts that a test or a special platform replaces. */
export interface HostOptions {
  readonly signer: Signer
  readonly transport?: Transport | undefined
  readonly clock?: Clock | undefined
  readonly random?: Random | undefined
  readonly store?: TokenStore | KeyvLike | undefined
  readonly sealingKey?: Uint8Array | undefined
  readonly onEvent?: ((event: ClientEvent) => void) | undefined
}

/** `argument.type` for a part that is none. */
export function fetchingHost(transport: Transport | undefined, clock: Clock = systemClock): FetchingHost {
  if (transport !== undefined && typeof transport !== 'function') throw wrongType('transport', 'a function like fetch')
  for (const name of ['now', 'monotonic', 'sleep'] as const) {
    if (typeof clock?.[name] !== 'function') throw wrongType('clock', 'an object with now, monotonic and sleep')
  }
  return {
    send: endingWithSignal(sender(transport)),
    now: () => numberOf(clock.now()),
    monotonic: () => numberOf(clock.monotonic()),
    sleep: endingWithSignal((milliseconds, signal) => clock.sleep(milliseconds, signal)),
    alarm: endingWithSignal((milliseconds, signal) =>
      clock.alarm ? clock.alarm(milliseconds, signal) : clock.sleep(milliseconds, signal),
    ),
  }
}

/** `argument.type` for a part that is none. */
export function hostOf({
  signer,
  transport,
  clock,
  random = systemRandom,
  store,
  sealingKey,
  onEvent,
}: HostOptions): Host {
  if (typeof signer !== 'function') throw wrongType('signer', 'a function, such as pemSigner gives once it is awaited')
  if (typeof random?.randomBytes !== 'function') throw wrongType('random', 'an object with randomBytes')
  if (onEvent !== undefined && typeof onEvent !== 'function') throw wrongType('onEvent', 'a function')
  const held = <T>(work: Promise<T>): Promise<T> => {
    clock?.hold?.(work)
    return work
  }
  const host: Host = {
    ...fetchingHost(transport, clock),
    sign: endingWithSignal((algorithm, bytes, signal) => held(signed(signer, bytes, algorithm, signal))),
    randomBytes: (length) => bytesOf(random.randomBytes(length), 'randomBytes'),
  }
  if (random.jti) host.jti = () => random.jti?.() ?? ''
  if (random.fraction) host.fraction = () => numberOf(random.fraction?.())
  if (onEvent) host.observe = onEvent
  if (store !== undefined) host.store = sealedStore(storeOf(store), sealingKey, held)
  return host
}
