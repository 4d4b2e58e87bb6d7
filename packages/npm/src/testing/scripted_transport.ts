import type { Transport, TransportInit, TransportResponse } from '../transport.js'
import type { VirtualClock } from './virtual_clock.js'

/** One answer of a script. A function is asked at each request. */
export type Answer =
  | {
      readonly status: number
      readonly headers?: readonly (readonly [string, string])[]
      readonly body?: Uint8Array | string
    }
  | { readonly fault: 'network' | 'timeout' | 'tls' }
  /** Nothing, ever. */
  | { readonly silence: true }
  | ((request: SentRequest) => Answer | Promise<Answer>)

/** A request that was sent. */
export interface SentRequest {
  /** Seconds since the clock's start. */
  readonly at: number
  readonly method: string
  readonly url: string
  /** Exactly those that were asked for, in this order. */
  readonly headers: readonly (readonly [string, string])[]
  /** As text; it holds the assertion. */
  readonly body: string
}

/** A transport that remembers what was sent. */
export type ScriptedTransport = Transport & { readonly sent: readonly SentRequest[] }

/** A transport that gives these answers in turn; the last one repeats. Without any, it is silent. */
export function scriptedTransport(clock: VirtualClock, answers: Iterable<Answer>): ScriptedTransport {
  const script = [...answers]
  const sent: SentRequest[] = []
  const transport: Transport = async (url, init) => {
    const request = record(clock, url, init)
    sent.push(request)
    let answer = script[Math.min(sent.length, script.length) - 1] ?? SILENCE
    while (typeof answer === 'function') {
      const work = Promise.resolve(answer(request))
      clock.hold(work)
      answer = await work
    }
    return responseOf(answer, init.signal)
  }
  return Object.assign(transport, { sent })
}

function record(clock: VirtualClock, url: string, { method, headers, body }: TransportInit): SentRequest {
  return { at: clock.monotonic() / 1000, method, url, headers, body: new TextDecoder().decode(body) }
}

function responseOf(
  answer: Exclude<Answer, (...call: never) => unknown>,
  signal: AbortSignal,
): TransportResponse | Promise<never> {
  if ('silence' in answer)
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  if ('fault' in answer)
    throw Object.assign(new Error(`the script says: ${answer.fault}`), { code: `transport.${answer.fault}` })
  const { status, headers = [], body = '' } = answer
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : Uint8Array.from(body)
  // not a Response of the platform's: that takes some statuses only, joins headers, and needs turns of the event loop
  return { status, headers: headers.map(([name, value]) => [name, value]), arrayBuffer: async () => bytes.buffer }
}

const SILENCE: Answer = { silence: true }
