import assert from 'node:assert/strict'
import { createSign, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { buildGrant, KeyError, ringSigner, ringVerifier, VerificationError, verify } from 'systembruker'
import { failureOf, jwks, NOW, tokenOf } from './support/world.mjs'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

test('signs as the platform does, byte for byte', async () => {
  const data = new TextEncoder().encode('a.b')
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' })
  const jwk = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'own' })
  for (const text of [pem, jwk]) {
    const signer = await ringSigner(text)
    for (const [algorithm, digest] of [
      ['RS256', 'RSA-SHA256'],
      ['RS384', 'RSA-SHA384'],
      ['RS512', 'RSA-SHA512'],
    ]) {
      const expected = createSign(digest).update(data).sign(privateKey)
      assert.deepEqual(Buffer.from(await signer(data, algorithm)), expected)
    }
  }
  assert.equal((await ringSigner(jwk)).kid, 'own')
})

test('signs a grant', async () => {
  const signer = await ringSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const grant = buildGrant({ environment: 'test', clientId: 'client', kid: 'k', scope: ['a:b'] })
  assert.equal((await grant.sign(signer)).expose().split('.').length, 3)
})

test('verifies, and refuses what was changed', async () => {
  const token = await tokenOf({ iss: 'https://test.maskinporten.no/', exp: NOW + 100 })
  const options = { keys: jwks(), environment: 'test', now: NOW, signatureVerifier: ringVerifier }
  assert.equal((await verify(token, options)).claims.exp, NOW + 100)
  const [header, payload, signature] = token.split('.')
  const forged = `${header}.${payload}.${signature.slice(0, 20)}${signature[20] === 'A' ? 'B' : 'A'}${signature.slice(21)}`
  assert.ok((await failureOf(verify(forged, options))) instanceof VerificationError)
})

test('says what is wrong with a key', async () => {
  const error = await failureOf(ringSigner('-----BEGIN EC PRIVATE KEY-----\n-----END EC PRIVATE KEY-----'))
  assert.ok(error instanceof KeyError)
  assert.equal(error.code, 'key.elliptic')
})
