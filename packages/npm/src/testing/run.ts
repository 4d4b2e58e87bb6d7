import type { VirtualClock } from './virtual_clock.js'

/**
 * Waits for one call and gives its outcome. Rejects if it waits for nothing that could ever come.
 *
 * The clock moves to the next point that somebody waits for whenever nobody can go on.
 */
export function run<T>(clock: VirtualClock, call: Promise<T>): Promise<T>
/**
 * Waits for all calls and gives their outcomes in the order in which they were given, as `Promise.allSettled` does.
 *
 * `undefined` stands for a call that waits for nothing that could ever come.
 */
export function run<T>(
  clock: VirtualClock,
  calls: Iterable<Promise<T>>,
): Promise<(PromiseSettledResult<T> | undefined)[]>
export async function run<T>(
  clock: VirtualClock,
  calls: Promise<T> | Iterable<Promise<T>>,
): Promise<T | (PromiseSettledResult<T> | undefined)[]> {
  if (Symbol.iterator in calls) return all(clock, calls)
  const [outcome] = await all(clock, [calls])
  if (outcome === undefined) throw new Error('the call waits for nothing that could ever come')
  return calls
}

async function all<T>(
  clock: VirtualClock,
  calls: Iterable<Promise<T>>,
): Promise<(PromiseSettledResult<T> | undefined)[]> {
  const open = [...calls]
  const outcomes: (PromiseSettledResult<T> | undefined)[] = open.map(() => undefined)
  let left = open.length
  const end = (index: number, outcome: PromiseSettledResult<T>): void => {
    outcomes[index] = outcome
    left--
  }
  for (const [index, call] of open.entries()) {
    call.then(
      (value) => end(index, { status: 'fulfilled', value }),
      (reason) => end(index, { status: 'rejected', reason }),
    )
  }
  while (left > 0) {
    await clock.settled()
    await turn()
    if (left > 0 && clock.isFree && !clock.advanceToNext()) break
  }
  return outcomes
}

/** A turn of the event loop: whatever waits for promises alone has gone on as far as it can. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
