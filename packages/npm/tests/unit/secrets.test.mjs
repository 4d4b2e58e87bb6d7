import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import {
  buildGrant,
  createVerifier,
  exchangeRequest,
  jwkSigner,
  KeySet,
  readTokenResponse,
  tokenRequest,
} from 'systembruker'
import {
  CUSTOMER,
  failureOf,
  granted,
  IDENTITY,
  jwks,
  keys,
  NOW,
  pem,
  scriptedWorld,
  signer,
  tokenOf,
} from './support/world.mjs'

/** Everything that a log could make of a value. */
function printed(value) {
  const deep = { depth: Infinity, showHidden: true, getters: false, maxArrayLength: Infinity }
  const texts = [
    inspect(value, deep),
    inspect([value], deep),
    `${value}`,
    JSON.stringify({ value }),
    value.stack,
    inspect(value.cause),
  ]
  return texts.join('\n')
}

function assertHidden(value, secret) {
  const shown = printed(value)
  for (const part of secret.split('.').filter((part) => part.length > 8)) assert.ok(!shown.includes(part), shown)
}

test('no public object shows its secret', async () => {
  const secret = await tokenOf({ iss: 'x', exp: NOW })
  const { client } = scriptedWorld([granted(secret)])
  const token = await client.systemUserToken(CUSTOMER)
  const granted200 = readTokenResponse({ ...granted(secret), headers: [] }, NOW)
  assert.equal(token.expose(), secret)
  assert.equal(token.authorization(), `Bearer ${secret}`)
  assert.equal(granted200.expose(), secret)
  for (const value of [token, client, granted200, exchangeRequest({ environment: 'test' }, token)])
    assertHidden(value, secret)
  assert.equal(String(token), 'Token(…)')
  assert.equal(JSON.stringify({ token }), '{"token":"Token(…)"}')
  assert.deepEqual(Object.keys(structuredClone({ ...token })).sort(), ['expiresAt', 'scope'])
})

test('no assertion is shown', async () => {
  const unsigned = buildGrant({ ...IDENTITY, systemUser: CUSTOMER })
  const assertion = await unsigned.sign(signer)
  assert.ok(assertion.expose().startsWith(unsigned.signingInput))
  const request = tokenRequest({ environment: 'test' }, assertion)
  assert.ok(new TextDecoder().decode(request.body).endsWith(assertion.expose()))
  for (const value of [unsigned, assertion, request]) assertHidden(value, assertion.expose())
})

test('no key is shown', async () => {
  const jwk = { ...keys.privateKey.export({ format: 'jwk' }), kid: 'k' }
  for (const value of [
    signer,
    await jwkSigner(jwk),
    await KeySet.parse(jwks()),
    await createVerifier({ environment: 'test' }),
  ]) {
    assertHidden(value, [jwk.d, jwk.p, pem.split('\n')[3]].join('.'))
  }
  for (const text of [pem.replace('BEGIN', 'BEGIN X'), JSON.stringify({ ...jwk, q: undefined })]) {
    assertHidden(await failureOf(() => jwkSigner(text)), [jwk.d, jwk.p, pem.split('\n')[3]].join('.'))
  }
})

test('no error shows what a server sends back', async () => {
  const answer = ({ body }) => {
    const assertion = body.split('assertion=')[1]
    return {
      status: 400,
      body: JSON.stringify({
        error: 'invalid_grant',
        error_description: `sent: ${assertion}`,
        access_token: assertion,
      }),
    }
  }
  const { client, transport } = scriptedWorld([answer])
  const error = await failureOf(client.systemUserToken(CUSTOMER))
  assertHidden(error, transport.sent[0].body.split('assertion=')[1])
})

test('no error shows what a transport throws', async () => {
  const { client } = scriptedWorld([], {
    transport: async (_, { body }) => {
      throw new Error(`cannot send ${new TextDecoder().decode(body)}`, { cause: body })
    },
    deadlineSeconds: 0.4,
  })
  const error = await failureOf(client.systemUserToken(CUSTOMER))
  assert.equal(error.code, 'transport.network')
  assert.doesNotMatch(printed(error), /assertion|cannot send/)
})

test('no error shows what a signer throws', async () => {
  const unwilling = async () => {
    throw new Error('wrong PIN 12345678')
  }
  const { client } = scriptedWorld([granted('t')], { signer: unwilling })
  const error = await failureOf(client.systemUserToken(CUSTOMER))
  assert.equal(error.code, 'key.signing_failed')
  assertHidden(error, '12345678')
  const own = await failureOf(buildGrant(IDENTITY).sign(unwilling))
  assert.equal(own.code, 'key.signing_failed')
  assertHidden(own, '12345678')
})
