// node shared.mjs 311860917: a token that all processes with this Redis and this sealing key share
import KeyvRedis from '@keyv/redis'
import { Keyv } from 'keyv'
import { Client, pemSigner } from 'systembruker'

const { CLIENT_ID, KEY_ID, MASKINPORTEN, MASKINPORTEN_ISSUER, PRIVATE_KEY, REDIS, SEALING_KEY } = process.env

const store = new Keyv({ store: new KeyvRedis(REDIS), namespace: 'tokens', useKeyPrefix: false })
store.on('error', ({ message }) => console.error(message)) // the client goes on without it

const client = new Client({
  environment: MASKINPORTEN,
  issuer: MASKINPORTEN_ISSUER,
  clientId: CLIENT_ID,
  kid: KEY_ID,
  scope: 'altinn:demo.read',
  signer: await pemSigner(PRIVATE_KEY),
  store,
  sealingKey: Buffer.from(SEALING_KEY, 'base64'), // openssl rand -base64 32
  onEvent: ({ name }) => console.log(name),
})

await client.systemUserToken({ organisationNumber: process.argv[2] })
await store.disconnect()
