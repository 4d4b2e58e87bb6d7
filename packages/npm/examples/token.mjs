// node token.mjs: gets a system user token for a customer, from a sandbox, and calls an API with it
import { generateKeyPairSync } from 'node:crypto'
import { Client, nodeSigner, publicJwk } from 'systembruker'
import { startSandbox } from 'systembruker/sandbox'

const [clientId, scope, vendor, customer] = ['5d0f7c1e', 'altinn:demo.read', '315181909', '311860917']
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = await publicJwk(privateKey.export({ type: 'pkcs8', format: 'pem' }), { kid: 'my-key' })

// what self-service and the customer's approval do in real life
const sandbox = await startSandbox({
  config: {
    clients: [{ client_id: clientId, organisation: vendor, scopes: [scope], keys: [{ jwk }] }],
    grants: [{ scope, organisation: vendor }],
    systems: [{ id: `${vendor}_payroll`, vendor, clientId: [clientId] }],
    system_users: [{ system_id: `${vendor}_payroll`, systemuser_org: customer }],
  },
})

// in real life: environment: 'test' or 'prod', in place of the issuer
const client = new Client({ issuer: sandbox.issuer, clientId, kid: 'my-key', scope, signer: nodeSigner(privateKey) })
const token = await client.systemUserToken({ organisationNumber: customer })
const response = await fetch(sandbox.exampleApi, { headers: { authorization: token.authorization() } })
console.log(await response.json())
await sandbox.stop()
