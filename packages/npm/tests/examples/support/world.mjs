// A sandbox in which one customer has approved the system and another has not, as the examples' settings.
import { generateKeyPairSync } from 'node:crypto'

export const CUSTOMER = '311860917'
export const STRANGER = '310202398'
const VENDOR = '315181909'
const SCOPE = 'altinn:demo.read'
const CLIENT_ID = '5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901'
const KEY_ID = 'nordlys-2026'

/** Gives the sandbox, and the environment of a program that uses it. Takes the module `systembruker/sandbox`. */
export async function startWorld({ startSandbox }) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }
  const system = `${VENDOR}_nordlys_lonn`
  const sandbox = await startSandbox({
    config: {
      clients: [{ client_id: CLIENT_ID, organisation: VENDOR, scopes: [SCOPE], keys: [{ jwk }] }],
      grants: [{ scope: SCOPE, organisation: VENDOR }],
      systems: [{ id: system, vendor: VENDOR, clientId: [CLIENT_ID] }],
      system_users: [{ system_id: system, systemuser_org: CUSTOMER }],
    },
  })
  const settings = {
    API: sandbox.exampleApi,
    CLIENT_ID,
    KEY_ID,
    MASKINPORTEN_ISSUER: sandbox.issuer,
    // line breaks as they stand in many a settings file
    PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).replaceAll('\n', '\\n'),
  }
  return { sandbox, settings }
}
