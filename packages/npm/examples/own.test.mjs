// node --test own.test.mjs: how a program's own tests use the package
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { Client, nodeSigner, publicJwk } from 'systembruker'
import { startSandbox } from 'systembruker/sandbox'
import { countingRandom, run, scriptedTransport, VirtualClock } from 'systembruker/testing'

const customer = { organisationNumber: '311860917' }
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const own = { clientId: '5d0f7c1e', kid: 'my-key', scope: 'altinn:demo.read', signer: nodeSigner(privateKey) }

test('waits as long as Maskinporten asks to, in no time at all', async () => {
  const clock = new VirtualClock(1_790_000_000)
  const transport = scriptedTransport(clock, [
    { status: 429, headers: [['retry-after', '3']] },
    { status: 200, body: '{"access_token": "secret", "token_type": "Bearer", "expires_in": 120}' },
  ])
  const client = new Client({ ...own, environment: 'test', clock, transport, random: countingRandom() })
  const token = await run(clock, client.systemUserToken(customer))
  assert.equal(token.expose(), 'secret')
  assert.deepEqual(clock.slept, [3])
})

test('a customer who withdraws the approval is told apart', async (t) => {
  const jwk = await publicJwk(privateKey.export({ format: 'jwk' }), { kid: own.kid })
  const system = { id: '315181909_payroll', vendor: '315181909', clientId: [own.clientId] }
  const sandbox = await startSandbox({
    config: {
      clients: [{ client_id: own.clientId, organisation: system.vendor, scopes: [own.scope], keys: [{ jwk }] }],
      grants: [{ scope: own.scope, organisation: system.vendor }],
      systems: [system],
      system_users: [{ system_id: system.id, systemuser_org: customer.organisationNumber, status: 'deleted' }],
    },
  })
  t.after(() => sandbox.stop())
  const client = new Client({ ...own, issuer: sandbox.issuer })
  await assert.rejects(client.systemUserToken(customer), { code: 'maskinporten.mp_303', actor: 'customer' })
  const { cause } = (await sandbox.requests()).at(-1)
  assert.equal(cause, 'deleted') // the sandbox tells what Maskinporten keeps to itself
})
