import { checkMembers, members, wrongType } from './argument.js'
import type { CallOptions } from './call_options.js'
import { cancelled } from './cancelled.js'
import type { AnySystembrukerError } from './errors.js'
import type { SystemUserQuery } from './query.js'
import type { Token } from './token.js'

/** How many calls shall work, and how many at a time. */
export interface ManyOptions extends CallOptions {
  /** Calls at the same time: a whole number from 1, default 8. */
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
  const controller = new AbortController()
  const calls = new Calls()
  const give = (): void => {
    controller.abort(signal?.reason)
    calls.wake()
  }
  signal?.addEventListener('abort', give)
  if (signal?.aborted) give()
  const left = queries[Symbol.iterator]()
  try {
    for (let more = true; ; ) {
      while (more && calls.open < concurrency && !signal?.aborted) {
        const { done, value: query } = left.next()
        if (done) more = false
        else calls.add(query, ask(query, { ...rest, signal: controller.signal }))
      }
      if (signal?.aborted) throw cancelled(signal)
      const next = calls.done.shift()
      if (next) yield next
      else if (calls.open > 0) await calls.news()
      else return
    }
  } finally {
    signal?.removeEventListener('abort', give)
    controller.abort()
    left.return?.()
  }
}

/** Calls that are open, and outcomes that nobody has taken. */
class Calls {
  open = 0
  readonly done: SystemUserToken[] = []
  #wake: (() => void) | undefined

  add(query: SystemUserQuery, call: Promise<Token>): void {
    this.open++
    const end = (outcome: SystemUserToken): void => {
      this.open--
      this.done.push(outcome)
      this.wake()
    }
    call.then(
      (token) => end({ query, token }),
      (error: AnySystembrukerError) => end({ query, error }),
    )
  }

  news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  wake(): void {
    this.#wake?.()
  }
}

const MEMBERS = members('concurrency', 'signal', 'deadlineSeconds', 'justApproved')
