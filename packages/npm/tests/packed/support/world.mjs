// A sandbox, from the tarball for this machine, that knows one client and one system user of a customer.
import { generateKeyPairSync } from 'node:crypto'
import { importFromProject } from './project.mjs'

const VENDOR = '315181909'
const CUSTOMER = '311860917'
const SCOPE = 'altinn:demo.read'
const CLIENT_ID = '5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901'

/** Gives the sandbox and, as JSON, what `check` takes. */
export async function startWorld() {
  const { startSandbox } = await importFromProject('systembruker/sandbox')
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const named = (key) => ({ ...key.export({ format: 'jwk' }), kid: 'nordlys-2026', alg: 'RS256', use: 'sig' })
  const client = { client_id: CLIENT_ID, organisation: VENDOR, scopes: [SCOPE], keys: [{ jwk: named(publicKey) }] }
  const system = `${VENDOR}_nordlys_lonn`
  const sandbox = await startSandbox({
    config: {
      clients: [client],
      grants: [{ scope: SCOPE, organisation: VENDOR }],
      systems: [{ id: system, vendor: VENDOR, clientId: [CLIENT_ID] }],
      system_users: [{ system_id: system, systemuser_org: CUSTOMER }],
    },
  })
  const { issuer, jwks_uri: jwksUri, example_api: api } = sandbox.addresses
  const world = JSON.stringify({ issuer, jwksUri, api, clientId: CLIENT_ID, scope: SCOPE, jwk: named(privateKey) })
  return { sandbox, world }
}
