import assert from 'node:assert/strict'
import { createVerify, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import {
  buildGrant,
  jwkSigner,
  KeyError,
  nodeSigner,
  pemSigner,
  publicJwk,
  ringSigner,
  webCryptoSigner,
} from 'systembruker'
import { failureOf, IDENTITY, keys, pem } from './support/world.mjs'

const subtle = globalThis.crypto.subtle
const RSA = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
const jwk = { ...keys.privateKey.export({ format: 'jwk' }), kid: 'from-jwk' }

async function holds(signer, algorithm) {
  const assertion = (await buildGrant({ ...IDENTITY, algorithm }).sign(signer)).expose()
  const [header, claims, signature] = assertion.split('.')
  const verify = createVerify(`RSA-SHA${algorithm.slice(2)}`).update(`${header}.${claims}`)
  return verify.verify(keys.publicKey, Buffer.from(signature, 'base64url'))
}

test('every form of key signs with every algorithm', async () => {
  const pkcs1 = keys.privateKey.export({ type: 'pkcs1', format: 'pem' })
  const own = nodeSigner(keys.privateKey)
  const signers = await Promise.all([
    pemSigner(pem),
    pemSigner(pkcs1),
    jwkSigner(jwk),
    jwkSigner(JSON.stringify(jwk)),
    jwkSigner(Buffer.from(JSON.stringify(jwk))),
    ringSigner(Buffer.from(pem)),
    own,
  ])
  for (const signer of signers) {
    for (const algorithm of ['RS256', 'RS384', 'RS512']) assert.ok(await holds(signer, algorithm), algorithm)
  }
})

test('a CryptoKey signs with its own hash only', async () => {
  const der = keys.privateKey.export({ type: 'pkcs8', format: 'der' })
  const key = await subtle.importKey('pkcs8', der, { ...RSA, hash: 'SHA-384' }, false, ['sign'])
  assert.ok(await holds(webCryptoSigner(key), 'RS384'))
  assert.equal((await failureOf(holds(webCryptoSigner(key), 'RS256'))).code, 'key.signing_failed')
})

test('any function that signs is a signer', async () => {
  const der = keys.privateKey.export({ type: 'pkcs8', format: 'der' })
  const key = await subtle.importKey('pkcs8', der, { ...RSA, hash: 'SHA-256' }, false, ['sign'])
  assert.ok(await holds((data) => subtle.sign('RSASSA-PKCS1-v1_5', key, data), 'RS256'))
})

test('a JWK brings its kid, PEM none', async () => {
  assert.equal((await jwkSigner(jwk)).kid, 'from-jwk')
  assert.equal((await pemSigner(pem)).kid, undefined)
})

test('the public half can be registered', async () => {
  const { n, e } = jwk
  const expected = { kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'k1', n, e }
  assert.deepEqual(await publicJwk(pem, { kid: 'k1' }), expected)
  assert.deepEqual(await publicJwk(Buffer.from(pem), { kid: 'k1' }), expected)
  assert.equal((await publicJwk(jwk)).kid, 'from-jwk')
  assert.match((await publicJwk(pem)).kid, /^[\w-]{43}$/)
  assert.equal((await publicJwk(pem, { algorithm: 'RS512' })).alg, 'RS512')
})

test('a key that cannot sign is refused at once', async () => {
  const { publicKey } = keys
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const large = { type: 'private', asymmetricKeyType: 'rsa', asymmetricKeyDetails: { modulusLength: 8193 } }
  const pair = (algorithm, usages) => subtle.generateKey(algorithm, false, usages)
  const rsaPss = await pair({ ...RSA, name: 'RSA-PSS', hash: 'SHA-256' }, ['sign', 'verify'])
  const sha1 = await pair({ ...RSA, hash: 'SHA-1' }, ['sign', 'verify'])
  const rsa = await pair({ ...RSA, hash: 'SHA-256' }, ['sign', 'verify'])
  const wrong = [
    [() => nodeSigner(publicKey), 'signer.key_type'],
    [() => nodeSigner(ec), 'signer.key_type'],
    [() => nodeSigner(pss), 'signer.key_type'],
    [() => nodeSigner(undefined), 'signer.key_type'],
    [() => nodeSigner(pem), 'signer.no_key_object'],
    [() => nodeSigner(Buffer.from(pem)), 'signer.no_key_object'],
    [() => nodeSigner(small), 'key.modulus_size'],
    [() => nodeSigner(large), 'key.modulus_size'],
    [() => webCryptoSigner(rsaPss.privateKey), 'signer.key_type'],
    [() => webCryptoSigner(rsa.publicKey), 'signer.key_type'],
    [() => webCryptoSigner(undefined), 'signer.key_type'],
    [() => webCryptoSigner(sha1.privateKey), 'signer.hash'],
    [() => pemSigner(publicKey.export({ type: 'spki', format: 'pem' })), 'key.public'],
    [() => pemSigner(JSON.stringify(jwk)), 'key.jwk_not_pem'],
    [() => jwkSigner(pem), 'key.pem_not_jwk'],
    [() => jwkSigner({ ...jwk, d: undefined }), 'key.public'],
  ]
  for (const [call, code] of wrong) {
    const error = await failureOf(call)
    assert.ok(error instanceof KeyError, `${code}: ${error}`)
    assert.equal(error.code, code)
  }
})

test('a key without the usage sign is refused', () => {
  const key = { type: 'private', algorithm: { name: RSA.name, hash: { name: 'SHA-256' } }, usages: [] }
  assert.throws(() => webCryptoSigner(key), { code: 'signer.usage' })
})
