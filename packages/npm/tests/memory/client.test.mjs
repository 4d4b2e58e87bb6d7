import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSteady } from './support/module_memory.mjs'
import { claims, NOW, token } from './support/token.mjs'

const { Client, CancelledError, RefusalError, TransportError } = await import('systembruker')

const CUSTOMERS = ['311860917', '310202398', '315181909'].map((organisationNumber) => ({ organisationNumber }))
const JSON_TYPE = [['content-type', 'application/json']]
const answered = (status, body) => ({ status, headers: JSON_TYPE, arrayBuffer: async () => Buffer.from(body) })

const access_token = token(claims)
const granting = async () => answered(200, JSON.stringify({ access_token, token_type: 'Bearer', expires_in: 120 }))
const refusing = async () => answered(400, '{"error":"invalid_grant","error_description":"… (MP-303)"}')
const unreadable = async () => answered(200, '{"access_token":')
const broken = async () => Promise.reject(Object.assign(new Error('no network'), { code: 'ECONNRESET' }))
// also for one who has cancelled
const silent = () => new Promise(() => {})

let answer = granting
function newClient() {
  let monotonic = 0
  const clock = {
    now: () => NOW + monotonic / 1000,
    monotonic: () => monotonic,
    async sleep(milliseconds) {
      monotonic += milliseconds
    },
    // a host that never ends what is wanted no more
    alarm: () => new Promise(() => {}),
  }
  const identity = { environment: 'test', clientId: '5d0f7c1e', kid: 'nordlys-2026', scope: 'altinn:instances.read' }
  const signature = new Uint8Array(256)
  return new Client({
    ...identity,
    signer: () => signature,
    transport: (url, init) => answer(url, init),
    clock,
    capacity: 50,
  })
}

let client = newClient()

/** A call whose signal fires while it is open, or before. */
function cancelled(query, early) {
  const controller = new AbortController()
  if (early) controller.abort()
  const call = client.systemUserToken(query, { signal: controller.signal })
  controller.abort()
  return call
}

const KINDS = {
  hit: (query) => client.systemUserToken(query),
  another: (query) => client.systemUserToken(query),
  async renewed(query) {
    client.forget(query, await client.systemUserToken(query))
    return client.systemUserToken(query)
  },
  // more than are kept
  evicted: (query, call) => client.systemUserToken({ ...query, externalRef: `avdeling-${call % 1000}` }),
  together: (query) =>
    Promise.all([{}, {}, {}].map(() => client.vendorToken({ consumerOrg: query.organisationNumber }))),
  refused: (query) => failing(refusing, query, RefusalError),
  unreadable: (query) => failing(unreadable, query, RefusalError),
  broken: (query) => failing(broken, query, TransportError),
  early: (query) => failing(silent, query, CancelledError, (fresh) => cancelled(fresh, true)),
  late: (query) => failing(silent, query, CancelledError, (fresh) => cancelled(fresh, false)),
}

async function failing(how, query, kind, call = (fresh) => client.systemUserToken(fresh)) {
  answer = how
  await assert.rejects(call({ ...query, externalRef: 'never-granted' }), kind)
  answer = granting
}

test('a hundred thousand calls of clients that come and go, of which some fail and some are cancelled', async () => {
  Error.stackTraceLimit = 0
  const kinds = Object.values(KINDS)
  await assertSteady(100_000, (call) => {
    if (call % 1000 === 0) {
      // with a call that nobody waits for
      answer = silent
      client.systemUserToken({ organisationNumber: '311860917', externalRef: 'left-open' }).catch(() => {})
      answer = granting
      client.close()
      client = newClient()
    }
    return kinds[call % kinds.length](CUSTOMERS[call % CUSTOMERS.length], call)
  })
})
