// What JavaScript gives a client: fetch, WebCrypto and timers. It keeps count of what the client does with them.
import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'

export class Host {
  sent = []
  aborted = 0
  sleeping = 0

  constructor(privateKey) {
    this.privateKey = privateKey
  }

  async send({ method, url, headers, body, limit }, signal) {
    this.sent.push({ url, body: new TextDecoder().decode(body) })
    signal.addEventListener('abort', () => this.aborted++)
    const payload = body.length > 0 ? body : undefined
    const response = await fetch(url, { method, headers, body: payload, redirect: 'manual', signal })
    return { status: response.status, headers: response.headers, body: await read(response, limit) }
  }

  async sign(algorithm, bytes) {
    if (algorithm !== 'RS256') throw new Error('the key is for RS256')
    return new Uint8Array(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', this.privateKey, bytes))
  }

  now() {
    return Date.now() / 1000
  }

  monotonic() {
    return performance.now()
  }

  async sleep(milliseconds, signal) {
    this.sleeping++
    try {
      await sleep(milliseconds, undefined, { signal })
    } finally {
      this.sleeping--
    }
  }

  /** The timers that outlive their call. Letting go of one takes a turn. */
  async timersLeft() {
    await nextTurn()
    return this.sleeping
  }

  randomBytes(length) {
    return crypto.getRandomValues(new Uint8Array(length))
  }
}

/** The body, and no more of it than shows that it is too long. */
async function read(response, limit) {
  const chunks = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    length += chunk.length
    if (length > limit) break
  }
  return new Uint8Array(Buffer.concat(chunks))
}
