import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { CUSTOMER, clientWith, failureOf, granted, IDENTITY } from './support/world.mjs'

const LIMIT = 65_536

/** A clock whose pauses end at once. */
const clock = {
  now: () => Date.now() / 1000,
  monotonic: () => performance.now(),
  sleep: async () => {},
  alarm: (milliseconds, signal) => sleep(milliseconds, undefined, { signal, ref: false }),
}

/** The error of a call through this transport. */
const failureBy = (transport) =>
  failureOf(clientWith(transport, { clock, deadlineSeconds: 1 }).systemUserToken(CUSTOMER))

/** The error of a call whose answer is this. */
const failure = (answer) => failureBy(async () => answer)

const rejection = (error) => failureBy(() => Promise.reject(error))

test('asks fetch for exactly what the core wants', async () => {
  const asked = []
  const client = clientWith(async (...call) => {
    asked.push(call)
    return Response.json(JSON.parse(granted('t').body))
  })
  await client.systemUserToken(CUSTOMER)
  const [[url, { body, signal, ...init }]] = asked
  assert.equal(url, 'https://test.maskinporten.no/token')
  assert.deepEqual(init, {
    method: 'POST',
    headers: [['content-type', 'application/x-www-form-urlencoded']],
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  })
  assert.ok(body instanceof Uint8Array)
  assert.ok(signal instanceof AbortSignal)
  assert.equal(asked.length, 1)
})

test('uses the fetch that stands there at the time of the call, on the global object', async (t) => {
  const client = clientWith(undefined)
  const own = t.mock.method(globalThis, 'fetch', async function () {
    assert.equal(this, globalThis)
    return Response.json(JSON.parse(granted('t').body))
  })
  assert.equal((await client.systemUserToken(CUSTOMER)).expose(), 't')
  assert.equal(own.mock.callCount(), 1)
})

test('a redirect is not followed, also where its status is hidden', async () => {
  const answers = [
    new Response(null, { status: 302, headers: { location: 'https://example.no/' } }),
    { status: 0, type: 'opaqueredirect', headers: new Headers(), body: null },
  ]
  for (const answer of answers) assert.equal((await failure(answer)).class, 'redirect')
})

test('the body of an answer that its status decides is not read', async () => {
  let cancelled = false
  const body = new ReadableStream(
    { pull: (stream) => stream.error(new Error('broken')), cancel: () => (cancelled = true) },
    { highWaterMark: 0 },
  )
  const error = await failure(new Response(body, { status: 429, headers: { 'retry-after': '999' } }))
  assert.equal(error.class, 'rate_limited')
  assert.ok(cancelled)
})

test('an answer over the limit is cut and refused', async () => {
  let pulled = 0
  let cancelled = false
  const body = new ReadableStream({
    pull(stream) {
      pulled++
      stream.enqueue(new Uint8Array(10_000))
    },
    cancel: () => (cancelled = true),
  })
  assert.equal((await failure(new Response(body))).class, 'response_too_large')
  assert.ok(cancelled)
  assert.ok(pulled < 10, `${pulled} chunks`)
  assert.equal((await failure(new Response(new Uint8Array(LIMIT + 1)))).class, 'response_too_large')
  assert.notEqual((await failure(new Response(new Uint8Array(LIMIT).fill(32)))).class, 'response_too_large')
})

test('a body that comes in pieces is put together', async () => {
  const bytes = new TextEncoder().encode(granted('t').body)
  const body = new ReadableStream({
    start(stream) {
      for (const byte of bytes) stream.enqueue(Uint8Array.of(byte))
      stream.close()
    },
  })
  const token = await clientWith(async () => new Response(body)).systemUserToken(CUSTOMER)
  assert.equal(token.expose(), 't')
})

test('stand-ins without a stream are read whole', async () => {
  const bytes = new TextEncoder().encode(granted('t').body)
  const standIns = [
    { status: 200, headers: new Map(), arrayBuffer: async () => bytes.buffer },
    { status: 200, headers: [], body: { pipe() {} }, arrayBuffer: async () => bytes.buffer },
  ]
  for (const answer of standIns) {
    assert.equal((await clientWith(async () => answer).systemUserToken(CUSTOMER)).expose(), 't')
  }
})

test('a body that breaks off or never ends is no answer', async () => {
  const broken = new ReadableStream({ pull: (stream) => stream.error(new TypeError('terminated')) })
  assert.equal((await failure(new Response(broken))).code, 'transport.network')
  const slow = new Response(new ReadableStream({ pull: () => new Promise(() => {}) }))
  assert.equal((await failure(slow)).class, 'timeout')
})

test('what is no answer is a typed error', async () => {
  for (const answer of [
    undefined,
    null,
    200,
    {},
    { status: '200', headers: [], body: null },
    { status: 200, headers: [['x']], body: null },
  ]) {
    assert.equal((await failure(answer)).code, 'transport.network')
  }
})

test('TLS failures and timeouts are known by their codes', async () => {
  const caused = (code) => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })
  const codes = {
    tls: [
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'EPROTO',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'transport.tls',
    ],
    timeout: ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'ETIMEDOUT', 'transport.timeout'],
    network: ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'UND_ERR_SOCKET', 'transport.network', 7],
  }
  for (const [errorClass, list] of Object.entries(codes)) {
    for (const code of list) {
      assert.equal((await rejection(caused(code))).class, errorClass, code)
      assert.equal((await rejection({ code })).class, errorClass, code)
    }
  }
  const several = new AggregateError([new Error('x'), Object.assign(new Error('y'), { code: 'ETIMEDOUT' })])
  assert.equal((await rejection(new TypeError('fetch failed', { cause: several }))).class, 'timeout')
  const deno = new TypeError('error sending request: client error (Connect): invalid peer certificate: UnknownIssuer')
  assert.equal((await rejection(deno)).class, 'tls')
  const circle = new Error('x')
  circle.cause = circle
  for (const strange of [
    undefined,
    'text',
    circle,
    {
      get code() {
        throw new Error('x')
      },
    },
  ]) {
    assert.equal((await rejection(strange)).class, 'network')
  }
})

test('only one TLS failure is asked for', async () => {
  let asked = 0
  const client = clientWith(async () => {
    asked++
    throw { code: 'transport.tls' }
  })
  await failureOf(client.systemUserToken(CUSTOMER))
  assert.equal(asked, 1)
})

let server
let issuer
before(async () => {
  server = createServer((request, response) => {
    if (request.url === '/gzip/token') return response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip')
    if (request.url === '/moved/token') return response.writeHead(307, { location: '/token' }).end()
    if (request.url === '/cut/token') {
      response.writeHead(200, { 'content-length': '500' }).write('{"access_token":')
      return setTimeout(() => response.destroy(), 20)
    }
    response.writeHead(200).end(granted('t').body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = (path) => `http://127.0.0.1:${server.address().port}${path}`
})
after(() => server.close())

test("the platform's own fetch", async () => {
  const at = (path) =>
    clientWith(undefined, { ...IDENTITY, environment: undefined, issuer: issuer(path), deadlineSeconds: 0.45 })
  assert.equal((await at('/').systemUserToken(CUSTOMER)).expose(), 't')
  assert.equal((await failureOf(at('/moved/').systemUserToken(CUSTOMER))).class, 'redirect')
  assert.equal((await failureOf(at('/gzip/').systemUserToken(CUSTOMER))).class, 'network')
  assert.equal((await failureOf(at('/cut/').systemUserToken(CUSTOMER))).class, 'network')
})
