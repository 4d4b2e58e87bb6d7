// A token that is at hand, beside awaiting a promise that is resolved already.
import { Client } from 'systembruker'
import { customers, granting } from './support/customers.mjs'
import { goal, table } from './support/report.mjs'
import { compared } from './support/rounds.mjs'

const MANY = 10_000

for (const count of [1, MANY]) {
  const { client, queries } = await filled(count)
  const resolved = Promise.resolve(client)
  const ref = (i) => queries[i % count]
  // the query is made anew each time, as a server does it from what it knows of its customer
  const measured = await compared(
    {
      'await of a resolved promise': () => resolved,
      systemUserToken: (i) => client.systemUserToken({ ...ref(i) }),
    },
    { awaited: true },
  )
  const synchronous = await compared({ cached: (i) => client.cached({ ...ref(i) }) })
  const all = { ...measured, ...synchronous }
  const rows = Object.entries(all).map(([name, { cpu, wall }]) => [name, cpu.toFixed(2), wall.toFixed(2)])
  table(`a cached token among ${count}`, ['', 'us cpu', 'us wall'], rows)
  const [awaiting, asking] = Object.values(measured)
  goal('us cpu beyond the await', asking.cpu - awaiting.cpu, { atMost: 2 })
  client.close()
}

async function filled(count) {
  const queries = customers(count)
  const client = new Client(granting())
  for (const query of queries) await client.systemUserToken(query)
  return { client, queries }
}
