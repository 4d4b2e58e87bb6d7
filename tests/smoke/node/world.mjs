// A vendor with one client and one system, and two customers of which one has a system user.
import { Host } from './host.mjs'
import { Client } from './module.mjs'
import { startSandbox } from './sandbox.mjs'

export const VENDOR = '315181909'
export const CUSTOMER = '311860917'
/** An organisation that has approved nothing. */
export const STRANGER = '310202398'
export const SYSTEM = `${VENDOR}_nordlys_lonn`
export const SCOPE = 'altinn:demo.read'

const CLIENT_ID = '5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901'
const KID = 'nordlys-2026'
const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

export async function startWorld() {
  const extractable = false
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ALGORITHM, extractable, ['sign', 'verify'])
  const { n, e } = await crypto.subtle.exportKey('jwk', publicKey)
  const jwk = { kty: 'RSA', kid: KID, alg: 'RS256', use: 'sig', n, e }
  const sandbox = await startSandbox()
  await sandbox.load({
    clients: [{ client_id: CLIENT_ID, organisation: VENDOR, scopes: [SCOPE], keys: [{ jwk }] }],
    grants: [{ scope: SCOPE, organisation: VENDOR }],
    systems: [{ id: SYSTEM, vendor: VENDOR, clientId: [CLIENT_ID] }],
    system_users: [
      { system_id: SYSTEM, systemuser_org: CUSTOMER },
      { system_id: SYSTEM, systemuser_org: CUSTOMER, externalRef: 'avd-nord_7' },
    ],
  })
  const config = { issuer: sandbox.issuer, clientId: CLIENT_ID, kid: KID, scope: [SCOPE] }
  return {
    sandbox,
    config,
    host: () => new Host(privateKey),
    client: (host) => new Client(config, host),
    stop: () => sandbox.stop(),
  }
}
