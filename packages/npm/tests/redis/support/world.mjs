// Two processes of a vendor, in one: each with a client and a transport of its own, both with one customer.
import { generateKeyPairSync } from 'node:crypto'
import { Client, nodeSigner } from 'systembruker'

export const CUSTOMER = { organisationNumber: '311860917' }
export const sealingKey = crypto.getRandomValues(new Uint8Array(32))
const signer = nodeSigner(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)

/** A client that gets this token whenever it asks, and how often it has asked. */
export function member(access_token, options) {
  const body = JSON.stringify({ access_token, token_type: 'Bearer', expires_in: 120 })
  const counted = { asked: 0, events: [] }
  const transport = async () => {
    counted.asked++
    // so that another one finds the lock taken
    await new Promise((done) => setTimeout(done, 200))
    return new Response(body)
  }
  const client = new Client({
    environment: 'test',
    clientId: '5d0f7c1e',
    kid: 'nordlys-2026',
    scope: 'altinn:demo.read',
    signer,
    transport,
    sealingKey,
    onEvent: ({ name }) => counted.events.push(name),
    ...options,
  })
  const token = async () => (await client.systemUserToken(CUSTOMER)).expose()
  return Object.assign(counted, { client, token })
}

/** All that Redis holds, names and values, as one text. */
export async function allIn(connection) {
  const names = await connection.keys('*')
  const values = await Promise.all(names.map((name) => connection.get(name)))
  const decoded = values.map((value) => Buffer.from(value, 'base64').toString('latin1'))
  return { names, text: [...names, ...values, ...decoded].join('\n') }
}
