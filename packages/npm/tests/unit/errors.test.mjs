import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import * as systembruker from 'systembruker'
import {
  Client,
  ConfigError,
  decode,
  InputError,
  KeyError,
  pemSigner,
  RefusalError,
  SystembrukerError,
} from 'systembruker'
import { CUSTOMER, failureOf, granted, IDENTITY, refused, scriptedWorld, signer } from './support/world.mjs'

/** The error of a class and a code, as the core would have it made. */
function made(type, errorClass, code) {
  return new type({ class: errorClass, code, retry: 'no', message: 'text' })
}

test('every failure is of the subclass that goes with its class', async () => {
  const wrong = [
    [() => systembruker.parseOrganisationNumber('1'), InputError, 'input'],
    [() => pemSigner('key'), KeyError, 'key'],
    [() => new Client({ ...IDENTITY, signer, environment: 'qa' }), ConfigError, 'config'],
    [() => decode('a.b'), systembruker.MalformedTokenError, 'malformed'],
    [() => systembruker.KeySet.parse('[]'), RefusalError, 'invalid_response'],
  ]
  for (const [call, type, errorClass] of wrong) {
    const error = await failureOf(call)
    assert.ok(error instanceof type, `${error}`)
    assert.ok(error instanceof SystembrukerError)
    assert.equal(error.class, errorClass)
    assert.match(error.code, /^[a-z0-9_]+\.[a-z0-9_]+$/)
    assert.equal(error.retry, 'no')
    assert.equal(error.name, type.name)
  }
})

test('a refusal has what the server and the catalogue say', async () => {
  const { client } = scriptedWorld([refused('Invalid authorization details values MP-303 (trace_id: 3c1f)')])
  const text = 'MP-303 Invalid authorization details values (trace_id: 3c1f)'
  const named = scriptedWorld([refused(text, 'invalid_altinn_customer_configuration')])
  await failureOf(client.systemUserToken(CUSTOMER))
  const error = await failureOf(named.client.systemUserToken(CUSTOMER))
  assert.ok(error instanceof RefusalError)
  const { code, mpCode, traceId, status, oauthError, actor, retry, checklist, reason } = error
  assert.deepEqual(
    { code, mpCode, traceId, status, retry },
    { code: 'maskinporten.mp_303', mpCode: 'MP-303', traceId: '3c1f', status: 400, retry: 'no' },
  )
  assert.equal(oauthError, 'invalid_altinn_customer_configuration')
  assert.equal(actor, 'customer')
  assert.equal(typeof reason, 'string')
  assert.ok(checklist.length > 0)
  assert.equal(error.cause, undefined)
  assert.equal('retryAfterSeconds' in error, false)
})

test('the catalogue says the same', () => {
  const entry = systembruker.catalogue().find(({ code }) => code === 'maskinporten.mp_303')
  assert.equal(entry.actor, 'customer')
  assert.equal(entry.mpCode, 'MP-303')
})

test('JSON has what may stand in a log', async () => {
  const { client } = scriptedWorld([{ status: 429, headers: [['Retry-After', '999']] }])
  const error = await failureOf(client.systemUserToken(CUSTOMER))
  const json = JSON.parse(JSON.stringify(error))
  assert.equal(json.name, 'RefusalError')
  assert.equal(json.code, 'http.rate_limited')
  assert.equal(json.class, 'rate_limited')
  assert.equal(json.retryAfterSeconds, 999)
  assert.equal(json.message, error.message)
  assert.equal(json.stack, undefined)
})

test('the error of another copy of the package is known by its mark', async () => {
  const { createRequire } = await import('node:module')
  const other = createRequire(import.meta.url)('systembruker')
  const error = await failureOf(() => other.decode('a.b'))
  assert.equal(error instanceof SystembrukerError, false)
  assert.ok(SystembrukerError.isSystembrukerError(error))
  assert.ok(other.SystembrukerError.isSystembrukerError(made(InputError, 'input', 'a.b')))
  for (const foreign of [new Error('x'), { code: 'a.b' }, undefined, null, 'text']) {
    assert.equal(SystembrukerError.isSystembrukerError(foreign), false)
  }
})

test('a printed error names its class', () => {
  assert.match(inspect(made(KeyError, 'key', 'key.pkcs8')), /^KeyError: text/)
  assert.match(String(made(systembruker.CancelledError, 'cancelled', 'transport.cancelled')), /^AbortError: text/)
})

test('hits and everything else are told to the observer', async () => {
  const told = []
  const { client } = scriptedWorld([granted('t1')], { onEvent: (event) => told.push(event.name) })
  await client.systemUserToken(CUSTOMER)
  await client.systemUserToken(CUSTOMER)
  assert.deepEqual(told, ['asking', 'granted', 'hit'])
})
