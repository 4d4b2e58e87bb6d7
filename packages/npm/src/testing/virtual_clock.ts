import type { Clock } from '../clock.js'

interface Timer {
  readonly at: number
  readonly ring: () => void
}

/**
 * A clock that stands still until {@link advance} or, while {@link run} drives it, until all that runs waits for it.
 *
 * It stands still for signatures and for a shared store, which take real time. Requests have to be scripted
 * ({@link scriptedTransport}): before a real answer came, the clock would have gone on to the call's deadline.
 */
export class VirtualClock implements Clock {
  /** Seconds of the pauses that were slept, in the order in which they began. */
  readonly slept: number[] = []
  readonly #start: number
  /** Seconds. */
  #set = 0
  /** Milliseconds. */
  #monotonic = 0
  #timers: Timer[] = []
  readonly #held = new Set<Promise<unknown>>()

  /** A clock that starts at that time: Unix seconds. */
  constructor(start: number) {
    this.#start = start
  }

  now(): number {
    return this.#start + this.#set + this.#monotonic / 1000
  }

  monotonic(): number {
    return this.#monotonic
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(exact(milliseconds) / 1000)
    return this.alarm(milliseconds, signal)
  }

  alarm(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (!(milliseconds > 0) || signal?.aborted) return resolve()
      const timer = { at: exact(this.#monotonic + milliseconds), ring: resolve }
      this.#timers.push(timer)
      // time must not stop for nobody
      signal?.addEventListener('abort', () => {
        this.#timers = this.#timers.filter((other) => other !== timer)
        resolve()
      })
    })
  }

  hold(work: Promise<unknown>): void {
    const end = (): boolean => this.#held.delete(work)
    this.#held.add(work)
    Promise.resolve(work).then(end, end)
  }

  /** Lets that many seconds pass and wakes who waited for it. */
  advance(seconds: number): void {
    this.#advanceTo(exact(this.#monotonic + seconds * 1000))
  }

  /** Sets the wall clock forward or back by that many seconds, as an operator or a time server does. */
  setWall(seconds: number): void {
    this.#set += seconds
  }

  /** Whether there is nothing for which the clock stands still. @internal */
  get isFree(): boolean {
    return this.#held.size === 0
  }

  /** Resolves when nothing is left for which the clock stands still. @internal */
  async settled(): Promise<void> {
    while (this.#held.size > 0) await Promise.allSettled(this.#held)
  }

  /** Moves to the next point that somebody waits for; false if nobody does. @internal */
  advanceToNext(): boolean {
    const next = Math.min(...this.#timers.map(({ at }) => at))
    if (!Number.isFinite(next)) return false
    this.#advanceTo(next)
    return true
  }

  #advanceTo(to: number): void {
    this.#monotonic = Math.max(this.#monotonic, to)
    const due = this.#timers.filter(({ at }) => at <= this.#monotonic)
    this.#timers = this.#timers.filter(({ at }) => at > this.#monotonic)
    for (const { ring } of due.sort((a, b) => a.at - b.at)) ring()
  }
}

/** Whole nanoseconds, which the core counts: sums of fractions drift. */
function exact(milliseconds: number): number {
  return Math.round(milliseconds * 1e6) / 1e6
}
