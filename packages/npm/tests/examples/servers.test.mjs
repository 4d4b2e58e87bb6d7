// The backend files at the API, both as they stand in the README.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, before, beforeEach, test } from 'node:test'
import { importFromProject } from '../packed/support/project.mjs'
import { serving } from './support/program.mjs'
import { CUSTOMER, STRANGER, startWorld } from './support/world.mjs'

let world
let api
let backend
before(async () => {
  world = await startWorld(await importFromProject('systembruker/sandbox'))
  api = await serving(['fastify.mjs'], world.settings)
  backend = await serving(['express.mjs'], { ...world.settings, API: `${api.address}/filings` })
})
after(async () => {
  await Promise.all([api?.stop(), backend?.stop()])
  await world.sandbox.stop()
})
beforeEach(() => world.sandbox.clearFaults())

async function filed(customer, at = backend) {
  const response = await post(`${at.address}/customers/${customer}/filings`)
  return { status: response.status, answer: await response.json(), retryAfter: response.headers.get('retry-after') }
}

const post = (url, { headers, signal } = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"salary": 1}',
    signal,
  })

test('files for a customer', async () => {
  assert.deepEqual(await filed(CUSTOMER), { status: 201, answer: { status: 201 }, retryAfter: null })
  assert.match(backend.said.stdout, /^granted $/m)
})

test('says which customer has to approve', async () => {
  const { status, answer } = await filed(STRANGER)
  assert.deepEqual([status, answer.code], [409, 'maskinporten.mp_303'])
  assert.ok(!backend.said.stderr.includes(STRANGER))
})

test('refuses what is no organisation number', async () => {
  const { status, answer } = await filed('311860918')
  assert.deepEqual([status, answer.code], [400, 'organisation_number.check_digit'])
})

test('asks to come back when Maskinporten is down', async () => {
  await world.sandbox.addFault({ kind: 'empty_body', status: 503, times: 'forever' })
  const { status, retryAfter } = await filed(STRANGER)
  assert.deepEqual([status, retryAfter], [503, '30'])
})

test('asks for another token, once, when the API refuses one', async (t) => {
  const seen = []
  const refusing = createServer(({ headers }, response) => {
    seen.push(headers.authorization)
    response.writeHead(401).end()
  }).listen(0, '127.0.0.1')
  t.after(() => refusing.close().closeAllConnections())
  await once(refusing, 'listening')
  const other = await serving(['express.mjs'], {
    ...world.settings,
    API: `http://127.0.0.1:${refusing.address().port}/`,
  })
  t.after(other.stop)
  const { status, answer } = await filed(CUSTOMER, other)
  assert.deepEqual([status, answer], [502, { status: 401 }])
  assert.equal(seen.length, 2)
  assert.notEqual(seen[0], seen[1])
})

test('stops when its caller leaves', async () => {
  await world.sandbox.addFault({ kind: 'delay', ms: 3000 })
  const signal = AbortSignal.timeout(300)
  await assert.rejects(post(`${backend.address}/customers/${STRANGER}/filings`, { signal }), { name: 'TimeoutError' })
  const before = backend.said.stderr
  assert.equal((await filed(CUSTOMER)).status, 201)
  assert.equal(backend.said.stderr, before)
})

test('the API refuses what is no good token', async () => {
  for (const headers of [{}, { authorization: 'Bearer a.b.c' }, { authorization: 'Basic a' }]) {
    const response = await post(`${api.address}/filings`, { headers })
    assert.equal(response.status, 401)
    assert.equal(response.headers.get('www-authenticate'), 'Bearer error="invalid_token"')
  }
})
