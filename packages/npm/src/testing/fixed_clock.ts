import type { Clock } from '../clock.js'

/** A clock that always shows this time (Unix seconds). Pauses end at once, deadlines never come. */
export function fixedClock(now: number): Clock {
  return {
    now: () => now,
    monotonic: () => 0,
    sleep: async () => {},
    alarm: () => new Promise(() => {}),
  }
}
