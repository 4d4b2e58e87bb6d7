// Verifying one token after the other with keys that are at hand. Every one demands RS256, the issuer and `exp`.
import { generateKeyPairSync, sign, verify as verifySignature } from 'node:crypto'
import { createVerifier as createFastVerifier } from 'fast-jwt'
import { createLocalJWKSet, importJWK, jwtVerify } from 'jose'
import jsonwebtoken from 'jsonwebtoken'
import { createVerifier, KeySet, verify } from 'systembruker'
import { fixedClock } from 'systembruker/testing'
import { goal, report } from './support/report.mjs'
import { compared } from './support/rounds.mjs'
import { ISSUED_AT, ISSUER, published, signingInput } from './support/tokens.mjs'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const tokens = Array.from({ length: 16 }, (_, number) => {
  const input = signingInput(number)
  return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`
})
const jwk = publicKey.export({ format: 'jwk' })
const set = published(jwk)
const now = ISSUED_AT + 10

const transport = async () => Response.json(set)
const verifier = await createVerifier({ environment: 'test', clock: fixedClock(now), transport })
const keys = await KeySet.parse(set)
const localSet = createLocalJWKSet(set)
const imported = await importJWK(jwk, 'RS256')
const joseOptions = {
  issuer: ISSUER,
  algorithms: ['RS256'],
  requiredClaims: ['exp'],
  currentDate: new Date(now * 1000),
}
const pem = publicKey.export({ type: 'spki', format: 'pem' })
const fast = createFastVerifier({
  key: pem,
  algorithms: ['RS256'],
  allowedIss: ISSUER,
  clockTimestamp: now * 1000,
  cache: false,
})
const parts = tokens.map((token) => token.split('.'))
const inputs = parts.map(([header, claims]) => Buffer.from(`${header}.${claims}`))
const signatures = parts.map(([, , signature]) => Buffer.from(signature, 'base64url'))

const subjects = {
  'systembruker createVerifier': (_, token) => verifier.verify(token),
  'systembruker verify, KeySet': (_, token) => verify(token, { keys, environment: 'test', now }),
  'jose jwtVerify, JWK Set': (_, token) => jwtVerify(token, localSet, joseOptions),
  'jose jwtVerify, imported key': (_, token) => jwtVerify(token, imported, joseOptions),
  'jsonwebtoken verify': (_, token) =>
    jsonwebtoken.verify(token, publicKey, { algorithms: ['RS256'], issuer: ISSUER, clockTimestamp: now }),
  'fast-jwt createVerifier': (_, token) => fast(token),
  'node:crypto, the signature alone': (i) => verifySignature('sha256', inputs[i], publicKey, signatures[i]),
}
const calls = Object.entries(subjects).map(([name, subject]) => {
  const call = (i) => subject(i % tokens.length, tokens[i % tokens.length])
  return [name, call]
})
const measured = await compared(Object.fromEntries(calls), { awaited: true })
report(`verify, RS256, RSA-2048, Node ${process.version}`, measured)
const [ours, , ...jose] = Object.values(measured).slice(0, 4)
for (const kind of ['cpu', 'wall']) {
  const times = ours[kind] / Math.min(...jose.map((one) => one[kind]))
  goal(`times the ${kind} of jose's jwtVerify`, times, { atMost: 1 })
}
