/** Gives randomness, fit for ids that nobody can guess and for nonces that never repeat. */
export interface Random {
  /** That many random bytes. */
  randomBytes(length: number): Uint8Array
  /** A fresh `jti`. Default: a UUID version 4 of random bytes. */
  jti?(): string
  /** A number in [0, 1), by which pauses are spread. Default: from random bytes. */
  fraction?(): number
}

/** The platform's random source. */
export const systemRandom: Random = {
  randomBytes(length) {
    const bytes = new Uint8Array(length)
    for (let from = 0; from < length; from += MOST) crypto.getRandomValues(bytes.subarray(from, from + MOST))
    return bytes
  },
}

/** WebCrypto gives no more at a time. */
const MOST = 65_536
