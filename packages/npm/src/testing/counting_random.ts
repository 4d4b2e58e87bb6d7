import type { Random } from '../random.js'

/** `jti-1`, `jti-2`, … and always one half: pauses are then exact. It can be guessed: for tests only. */
export function countingRandom(): Random {
  let made = 0
  return {
    randomBytes: (length) => new Uint8Array(length).fill(0x80),
    jti: () => `jti-${++made}`,
    fraction: () => 0.5,
  }
}
