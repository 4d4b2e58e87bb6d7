/** Resolves after that many milliseconds, or when the signal fires. Its timer is let go of either way. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, longest(milliseconds))
    signal?.addEventListener('abort', end)
    if (signal?.aborted) end()
  })
}

/** A timer that is set for longer goes off at once. */
export function longest(milliseconds: number): number {
  return Math.min(milliseconds, 2 ** 31 - 1)
}
