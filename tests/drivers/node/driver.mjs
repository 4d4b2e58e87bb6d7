// The conformance driver for Node: one JSON request per line in, one answer per line out.
import { inspect } from 'node:util'
import { lines } from './lines.mjs'
import { answer } from './ops/answer.mjs'

/** Every form in which Node prints a value. */
const printed = (value) => [inspect(value), inspect(value, { depth: Infinity, showHidden: true, getters: true })]

for await (const line of lines(process.stdin)) {
  if (line.trim() === '') continue
  const text = await answer(line, printed)
  if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
