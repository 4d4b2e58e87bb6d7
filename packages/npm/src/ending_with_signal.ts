/**
 * The same function, which ends with its signal (its last argument) even if it never ends by itself.
 *
 * WebAssembly keeps what waits for a promise until that is settled: a signer that hangs would cost its memory for ever.
 */
export function endingWithSignal<Args extends unknown[], T>(call: (...args: Args) => Promise<T>) {
  return (...args: Args): Promise<T> =>
    new Promise((resolve, reject) => {
      const signal = args.at(-1) as AbortSignal
      // of this call alone, and gone with it
      signal.addEventListener('abort', () => reject(signal.reason))
      Promise.resolve(call(...args)).then(resolve, reject)
    })
}
