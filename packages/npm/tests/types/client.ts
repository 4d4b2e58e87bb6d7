// Compiled, never run: how a client is made and called.
import { createPrivateKey } from 'node:crypto'
import {
  Client,
  type ClientEvent,
  jwkSigner,
  keyvStore,
  nodeSigner,
  pemSigner,
  ringSigner,
  type Signer,
  type SystemUserQuery,
  type Token,
  type Transport,
  webCryptoSigner,
} from 'systembruker'
import { countingRandom, fixedClock, run, scriptedTransport, VirtualClock } from 'systembruker/testing'

declare const cryptoKey: CryptoKey
declare const kms: (data: Uint8Array) => Promise<Uint8Array>

// the platform's fetch is a transport, and so is any function of its shape
globalThis.fetch satisfies Transport
const signers: Signer[] = [
  await pemSigner(''),
  await pemSigner(new Uint8Array()),
  await jwkSigner({}),
  await jwkSigner(new Uint8Array()),
  await ringSigner(new Uint8Array()),
  webCryptoSigner(cryptoKey),
  kms,
  (data) => crypto.subtle.sign('RSASSA-PKCS1-v1_5', cryptoKey, data),
]
nodeSigner({ type: 'private', asymmetricKeyType: 'rsa' }).kid satisfies string | undefined
nodeSigner(createPrivateKey('')) satisfies Signer

const identity = { environment: 'test', clientId: 'c', kid: 'k', scope: 'a:b' } as const
for (const signer of signers) new Client({ ...identity, signer })

const clock = new VirtualClock(1_790_000_000)
const transport = scriptedTransport(clock, [
  { status: 200, headers: [['date', 'x']], body: '{}' },
  { fault: 'tls' },
  { silence: true },
  ({ body }) => ({ status: 200, body }),
])
using client = new Client({
  ...identity,
  signer: await pemSigner(''),
  clock,
  transport,
  random: countingRandom(),
  store: keyvStore(new Map() as never),
  sealingKey: new Uint8Array(32),
  onEvent: (event) => event.name satisfies ClientEvent['name'],
})
new Client({
  ...identity,
  signer: await pemSigner(''),
  clock: fixedClock(0),
  store: { get: async () => 1, set: async () => 1, delete: async () => 1 },
})

const token = await client.systemUserToken(
  { organisationNumber: '311860917' },
  { signal: AbortSignal.timeout(5), deadlineSeconds: 3 },
)
token satisfies Token
token.expose() satisfies string
token.expiresAt satisfies Date | undefined
client.cached({ organisationNumber: '311860917' }) satisfies Token | undefined
for await (const result of client.systemUserTokens([{ organisationNumber: '311860917' }], { concurrency: 3 })) {
  result.query satisfies SystemUserQuery
  if (result.error) result.error.code satisfies string
  else result.token satisfies Token
}
const [outcome] = await run(clock, [client.vendorToken({ consumerOrg: '311860917', scope: ['a:b'] })])
if (outcome?.status === 'fulfilled') outcome.value satisfies Token

// @ts-expect-error: a customer has a number
client.systemUserToken({ externalRef: 'avd' })
// @ts-expect-error: misspelt
client.systemUserToken({ organisationNumber: '311860917', externalref: 'avd' })
// @ts-expect-error: not with a system user
client.systemUserToken({ organisationNumber: '311860917', consumerOrg: '311860917' })
// @ts-expect-error: the vendor is no customer
client.vendorToken({ organisationNumber: '311860917' })
// @ts-expect-error: there is no such environment
new Client({ ...identity, environment: 'qa', signer: kms })
// @ts-expect-error: nothing signs
new Client(identity)
// @ts-expect-error: no null for what is absent
client.systemUserToken({ organisationNumber: '311860917', externalRef: null })
// @ts-expect-error: a key has to be awaited
new Client({ ...identity, signer: pemSigner('') })
