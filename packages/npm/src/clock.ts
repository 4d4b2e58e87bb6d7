import { pause } from './timer.js'

/** Tells the time and waits. */
export interface Clock {
  /** The wall clock: Unix seconds, fractions allowed. */
  now(): number
  /** Milliseconds since some fixed point, never set back. */
  monotonic(): number
  /** Resolves after that many milliseconds: the pause between two attempts. Ends early when the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** The deadline beside a foreign call; apart from `sleep` so that a test can count pauses. Default: `sleep`. */
  alarm?(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Is told of work that takes no time by this clock, such as a signature: a clock of a test stands still for it. */
  hold?(work: Promise<unknown>): void
}

/** The platform's clocks and timers. */
export const systemClock: Clock = {
  now: () => Date.now() / 1000,
  monotonic: () => performance.now(),
  sleep: pause,
}
