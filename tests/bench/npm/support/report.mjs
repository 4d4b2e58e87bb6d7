// What a benchmark prints: figures of one run on one machine, of which the ratios are worth keeping.

/** Each subject's medians, and how many times the first one's they are. */
export function report(title, measured) {
  const [first] = Object.values(measured)
  const rows = Object.entries(measured).map(([name, { cpu, wall }]) => [
    name,
    cpu.toFixed(2),
    wall.toFixed(2),
    (cpu / first.cpu).toFixed(2),
    (wall / first.wall).toFixed(2),
  ])
  table(title, ['', 'us cpu', 'us wall', 'x cpu', 'x wall'], rows)
}

export function table(title, head, rows) {
  console.log(`\n${title}`)
  for (const [name, ...figures] of [head, ...rows]) {
    console.log(`  ${name.padEnd(44)}${figures.map((figure) => String(figure).padStart(10)).join('')}`)
  }
}

/** One line for a target, so that a reader need not look for it. */
export function goal(text, figure, { atMost, atLeast }) {
  const met = atMost === undefined ? figure >= atLeast : figure <= atMost
  const wanted = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`
  console.log(`  ${met ? 'met   ' : 'MISSED'}  ${text}: ${figure.toFixed(2)}, wanted ${wanted}`)
}
