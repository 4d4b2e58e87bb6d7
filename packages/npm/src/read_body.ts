import type { ByteStream, TransportResponse } from './transport.js'

/** The body up to one byte over the limit, which shows that it is too large. The rest is not waited for. */
export async function readBody(response: TransportResponse, limit: number): Promise<Uint8Array> {
  const { body } = response
  if (body === null) return new Uint8Array()
  // stand-ins for fetch often have no stream, or one of Node's
  if (typeof body?.getReader !== 'function') return new Uint8Array(await response.arrayBuffer()).subarray(0, limit + 1)
  return readStream(body, limit + 1)
}

/** Lets go of a connection whose answer is not worth reading. */
export function discard(response: TransportResponse): void {
  const { body } = response
  if (typeof body?.cancel === 'function') body.cancel().catch(ignore)
}

async function readStream(stream: ByteStream, enough: number): Promise<Uint8Array> {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  let empty = 0
  while (length < enough) {
    const { done, value } = await reader.read()
    if (done) return joined(chunks, length)
    if (value && value.length > 0) {
      chunks.push(value)
      length += value.length
      // such a stream never lets a timer run, not even that of the deadline
    } else if (++empty > MOST_EMPTY) throw new Error('a body of empty chunks')
  }
  reader.cancel().catch(ignore)
  return joined(chunks, length).subarray(0, enough)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks
  if (only && chunks.length === 1) return only
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Chunks without a byte that a body may have. */
const MOST_EMPTY = 1000

function ignore(): void {}
