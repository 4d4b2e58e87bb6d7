import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Miniflare } from 'miniflare'
import { importFromProject } from '../packed/support/project.mjs'
import { workerModules } from '../packed/support/worker_modules.mjs'
import { CUSTOMER, startWorld } from './support/world.mjs'

let world
let worker
let token
before(async () => {
  world = await startWorld(await importFromProject('systembruker/sandbox'))
  const { API, CLIENT_ID: clientId, KEY_ID: kid, MASKINPORTEN_ISSUER: issuer, PRIVATE_KEY } = world.settings
  const { Client, pemSigner } = await importFromProject('systembruker')
  const client = new Client({ issuer, clientId, kid, scope: 'altinn:demo.read', signer: await pemSigner(PRIVATE_KEY) })
  token = await client.systemUserToken({ organisationNumber: CUSTOMER })
  const modules = await workerModules('examples', 'worker.mjs')
  const bindings = { API, MASKINPORTEN_ISSUER: issuer }
  worker = new Miniflare({ modules, bindings, compatibilityDate: '2026-04-01' })
})
after(async () => {
  await worker?.dispose()
  await world.sandbox.stop()
})

const asked = (authorization) => worker.dispatchFetch('http://worker/', { headers: { authorization } })

test('worker.mjs lets through good tokens that come at the same time, and no others', async () => {
  // so that all of them come before the keys
  await world.sandbox.addFault({ kind: 'delay', ms: 300, path: '/jwk', times: 'forever' })
  const answers = await Promise.all([1, 2, 3].map(() => asked(token.authorization())))
  for (const answer of answers) assert.equal((await answer.json()).organisation, CUSTOMER)
  const refused = await asked('Bearer a.b.c')
  assert.equal(refused.status, 401)
  assert.match((await refused.json()).code, /^token\./)
})
