// What a grant costs beside the RSA operation that signs it.
import { generateKeyPairSync, sign } from 'node:crypto'
import { SignJWT } from 'jose'
import { buildGrant } from 'systembruker'
import { goal, report } from './support/report.mjs'
import { compared } from './support/rounds.mjs'

const SCOPE = 'altinn:instances.read altinn:instances.write'
const OPTIONS = {
  environment: 'test',
  clientId: '5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901',
  kid: 'nordlys-2026',
  scope: SCOPE.split(' '),
  systemUser: { organisationNumber: '311860917', externalRef: 'avdeling-4' },
}
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const webKey = await crypto.subtle.importKey(
  'pkcs8',
  privateKey.export({ type: 'pkcs8', format: 'der' }),
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  false,
  ['sign'],
)
const input = Buffer.from(buildGrant(OPTIONS).signingInput)
const signature = sign('sha256', input, privateKey)

const measured = await compared({
  'systembruker, all but the signature': () => {
    const unsigned = buildGrant(OPTIONS)
    return unsigned.signingInput && unsigned.attach(signature).expose()
  },
})
const signing = await compared(
  {
    'node:crypto, RSA-2048 signature': () => sign('sha256', input, privateKey),
    'WebCrypto, RSA-2048 signature': () => crypto.subtle.sign('RSASSA-PKCS1-v1_5', webKey, input),
    'systembruker, with the signature': () => buildGrant(OPTIONS).sign((data) => sign('sha256', data, privateKey)),
    'jose SignJWT, with the signature': () => joseGrant(),
  },
  { awaited: true, rounds: 21 },
)
report('a grant', { ...measured, ...signing })
goal('us for all but the signature', Object.values(measured)[0].cpu, { atMost: 15 })

/** The same claims; nothing of them is judged. */
function joseGrant() {
  const detail = {
    type: 'urn:altinn:systemuser',
    systemuser_org: { authority: 'iso6523-actorid-upis', ID: '0192:311860917' },
    externalRef: 'avdeling-4',
  }
  return new SignJWT({ scope: SCOPE, authorization_details: [detail] })
    .setProtectedHeader({ alg: 'RS256', kid: OPTIONS.kid })
    .setIssuer(OPTIONS.clientId)
    .setAudience('https://test.maskinporten.no/')
    .setIssuedAt()
    .setExpirationTime('120s')
    .setJti(crypto.randomUUID())
    .sign(privateKey)
}
