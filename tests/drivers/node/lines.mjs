/** Lines as bytes: a string may hold other characters that count as line breaks. */
export async function* lines(input) {
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
