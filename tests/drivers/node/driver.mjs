// The conformance driver for Node: one JSON request per line in, one answer per line out.
import { inspect } from 'node:util'
import { answer } from './ops/answer.mjs'

/** Lines as bytes: a string may hold other characters that count as line breaks. */
async function* lines(input) {
  let rest = []
  for await (const chunk of input) {
    let from = 0
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, to)]).toString()
      rest = []
      from = to + 1
    }
    rest.push(chunk.subarray(from))
  }
  yield Buffer.concat(rest).toString()
}

/** Every form in which Node prints a value. */
const printed = (value) => [inspect(value), inspect(value, { depth: Infinity, showHidden: true, getters: true })]

for await (const line of lines(process.stdin)) {
  if (line.trim() === '') continue
  const text = await answer(line, printed)
  if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
