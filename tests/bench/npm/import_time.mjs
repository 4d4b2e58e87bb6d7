// What importing costs a fresh process, beside a process that imports nothing.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { goal, table } from './support/report.mjs'
import { median } from './support/rounds.mjs'

const ROUNDS = 20
const PROGRAMS = [
  ['nothing', 'esm'],
  ['nothing', 'cjs'],
  ['systembruker', 'esm'],
  ['systembruker', 'cjs'],
  ['jose', 'esm'],
  ['jsonwebtoken', 'cjs'],
  ['fast-jwt', 'cjs'],
  ['jwt-decode', 'esm'],
]

const took = PROGRAMS.map(() => [])
// the first round is for the disk
for (let round = 0; round <= ROUNDS; round++) {
  for (const [i, program] of PROGRAMS.entries()) {
    const one = start(...program)
    if (round > 0) took[i].push(one)
  }
}
const milliseconds = took.map((all) => ({
  cpu: median(all.map(({ cpu }) => cpu)),
  wall: median(all.map(({ wall }) => wall)),
}))
const beyond = PROGRAMS.map(([, kind], i) => {
  const nothing = milliseconds[kind === 'esm' ? 0 : 1]
  return { cpu: milliseconds[i].cpu - nothing.cpu, wall: milliseconds[i].wall - nothing.wall }
})
const rows = PROGRAMS.map(([name, kind], i) => [
  `${name}, ${kind}`,
  beyond[i].cpu.toFixed(1),
  beyond[i].wall.toFixed(1),
])
table(
  `importing, beyond a process that takes ${milliseconds[0].cpu.toFixed(0)} ms`,
  ['', 'ms cpu', 'ms wall'],
  rows.slice(2),
)
// what a program waits for; other threads compile meanwhile
for (const i of [2, 3]) goal(`ms wall of ${PROGRAMS[i].join(', ')}`, beyond[i].wall, { atMost: 15 })

/** Milliseconds from a process's start, as it tells them itself when all is imported. */
function start(name, kind) {
  const program = fileURLToPath(new URL(`programs/${kind === 'esm' ? 'import.mjs' : 'require.cjs'}`, import.meta.url))
  return JSON.parse(execFileSync(process.execPath, [program, name]))
}
