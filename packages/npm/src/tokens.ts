import { checkMembers, members, wrongType } from './argument.js'
import type { CallOptions } from './call_options.js'
import { cancelled } from './cancelled.js'
import type { AnySystembrukerError } from './errors.js'
import type { SystemUserQuery } from './query.js'
import type { Token } from './token.js'

/** How many calls shall work, and how many at a time. */
export interface ManyOptions extends CallOptions {
  /** Calls at the same time: a whole number from 1, default 8. Fewer where `http.rate_limited` comes. */
  readonly concurrency?: number | undefined
}

/** A customer's token, or why there is none. */
export type SystemUserToken =
  | { readonly query: SystemUserQuery; readonly token: Token; readonly error?: never }
  | { readonly query: SystemUserQuery; readonly error: AnySystembrukerError; readonly token?: never }

type Ask = (query: SystemUserQuery, options: CallOptions) => Promise<Token>

/** Up to `concurrency` calls at a time. Throws only for its own options, and when its signal fires. */
export async function* tokensOf(
  queries: Iterable<SystemUserQuery>,
  options: ManyOptions,
  ask: Ask,
): AsyncGenerator<SystemUserToken, void, undefined> {
  checkMembers(options, MEMBERS, 'options')
  const { concurrency = 8, signal, ...rest } = options
  if (!Number.isInteger(concurrency) || concurrency < 1) throw wrongType('concurrency', 'a whole number from 1')
  const calls = new Calls()
  const give = (): void => calls.abort(signal?.reason)
  signal?.addEventListener('abort', give)
  if (signal?.aborted) give()
  const left = queries[Symbol.iterator]()
  try {
    for (let more = true; ; ) {
      while (more && calls.open < concurrency && !signal?.aborted) {
        const { done, value: query } = left.next()
        if (done) more = false
        else calls.add(query, (own) => ask(query, { ...rest, signal: own }))
      }
      if (signal?.aborted) throw cancelled(signal)
      const next = calls.done.shift()
      if (next) yield next
      else if (calls.open > 0) await calls.news()
      else return
    }
  } finally {
    signal?.removeEventListener('abort', give)
    calls.abort()
    left.return?.()
  }
}

/** Calls that are open, and outcomes that nobody has taken. */
class Calls {
  readonly done: SystemUserToken[] = []
  // one for each call: Node takes more than ten listeners of one signal for a leak
  readonly #open = new Set<AbortController>()
  #wake: (() => void) | undefined

  get open(): number {
    return this.#open.size
  }

  add(query: SystemUserQuery, call: (signal: AbortSignal) => Promise<Token>): void {
    const controller = new AbortController()
    this.#open.add(controller)
    const end = (outcome: SystemUserToken): void => {
      this.#open.delete(controller)
      this.done.push(outcome)
      this.#wake?.()
    }
    call(controller.signal).then(
      (token) => end({ query, token }),
      (error: AnySystembrukerError) => end({ query, error }),
    )
  }

  news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  abort(reason?: unknown): void {
    for (const controller of this.#open) controller.abort(reason)
    this.#wake?.()
  }
}

const MEMBERS = members('concurrency', 'signal', 'deadlineSeconds', 'justApproved')
