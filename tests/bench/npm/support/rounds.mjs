// Microseconds a call, medians of interleaved rounds: a machine that is busy for a while slows all alike, and one round
// counts for nothing. Runs in pages too.
const ROUNDS = 41
/** Enough for a clock of 0.1 ms, as pages have it. */
const ROUND_MS = 8

/**
 * Compares functions of a running number. Each is warm before it is measured; what `awaited` says is awaited, one call
 * after the other.
 */
export async function compared(subjects, { awaited = false, rounds = ROUNDS } = {}) {
  const plans = []
  for (const [name, subject] of Object.entries(subjects)) {
    const round = awaited ? awaitedRound : plainRound
    let calls = 200
    // warm, and as many calls as fill a round
    for (let i = 0; i < 6; i++) {
      const took = await round(subject, calls)
      calls = Math.max(10, Math.min(100_000, Math.ceil((ROUND_MS * 1000) / Math.max(took.wall, 0.01))))
    }
    plans.push({ name, round: () => round(subject, calls), took: [] })
  }
  for (let i = 0; i < rounds; i++) for (const { round, took } of plans) took.push(await round())
  return Object.fromEntries(plans.map(({ name, took }) => [name, medians(took)]))
}

/** `cpu` is that of all threads, and so tells more than `wall` on a busy machine; pages cannot ask for it. */
function medians(took) {
  const of = (kind) => median(took.map((one) => one[kind]))
  return { wall: of('wall'), cpu: of('cpu') }
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}

let kept
function plainRound(subject, calls) {
  const begun = start()
  for (let i = 0; i < calls; i++) kept = subject(i)
  return stop(begun, calls)
}

async function awaitedRound(subject, calls) {
  const begun = start()
  for (let i = 0; i < calls; i++) kept = await subject(i)
  return stop(begun, calls)
}

function start() {
  return { cpu: globalThis.process?.cpuUsage?.(), wall: performance.now() }
}

function stop(begun, calls) {
  const wall = performance.now() - begun.wall
  const used = begun.cpu && process.cpuUsage(begun.cpu)
  // also keeps an optimiser from finding that nobody wants the calls' outcome
  if (kept === undefined) throw new Error('the call gave nothing')
  return { wall: (wall * 1000) / calls, cpu: used ? (used.user + used.system) / calls : (wall * 1000) / calls }
}
