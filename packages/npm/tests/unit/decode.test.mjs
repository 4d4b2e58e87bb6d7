// Tokens of the usual form are read by offsets, all others member by member: one result, whichever way it came.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { decode, InputError, MalformedTokenError } from 'systembruker'

const HEADER = { alg: 'RS256', kid: 'nordlys-2026', typ: 'JWT' }
const ORGANISATION = { authority: 'iso6523-actorid-upis', ID: '0192:315181909' }
const DETAIL = {
  type: 'urn:altinn:systemuser',
  systemuser_org: { ...ORGANISATION, ID: '0192:311860917' },
  systemuser_id: ['7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f21'],
  system_id: '315181909_nordlys_lonn',
}
const CLAIMS = {
  iss: 'https://test.maskinporten.no/',
  client_id: '5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901',
  client_amr: 'private_key_jwt',
  consumer: ORGANISATION,
  supplier: { ID: '0192:310202398' },
  delegation_source: 'https://altinn.no/',
  scope: 'altinn:demo.read altinn:demo.write',
  token_type: 'Bearer',
  jti: 'bW9jay1qdGk',
  aud: 'https://api.example.no/',
  exp: 1790000110,
  iat: 0,
  nbf: 1789999990,
  pid: '',
  authorization_details: [DETAIL],
  'urn:altinn:authlevel': 3,
  unknown: null,
}

const base64url = (text) => Buffer.from(text).toString('base64url')
const compact = (header, claims) => `${base64url(header)}.${base64url(claims)}.c2ln`
const tokenOf = (claims, space) => compact(JSON.stringify(HEADER, null, space), JSON.stringify(claims, null, space))

/** What `decode` gives, and whether it took one text from the module, as it does by offsets. */
function observed(token) {
  const original = TextDecoder.prototype.decode
  let texts = 0
  TextDecoder.prototype.decode = function (...args) {
    texts++
    return original.apply(this, args)
  }
  try {
    return { read: decode(token), byOffsets: texts === 1 }
  } finally {
    TextDecoder.prototype.decode = original
  }
}

/** A token that a vector spells shorter, by what is repeated in it. */
const joined = (parts) => parts.map(([, text, times = 1]) => text.repeat(times)).join('')

/** Without the two texts, which blanks change. */
function values({ headerJson, claimsJson, ...rest }) {
  return { ...rest, header: { ...rest.header }, raw: [JSON.parse(headerJson), JSON.parse(claimsJson)] }
}

test('both ways give the same result for every set of claims', () => {
  const { aud, authorization_details, ...rest } = CLAIMS
  const fewer = Object.keys(CLAIMS).map((left) =>
    Object.fromEntries(Object.entries(CLAIMS).filter(([name]) => name !== left)),
  )
  for (const claims of [CLAIMS, ...fewer, rest, {}, { aud: [aud] }, { authorization_details: DETAIL }]) {
    const usual = observed(tokenOf(claims))
    const spaced = observed(tokenOf(claims, 1))
    assert.deepEqual([usual.byOffsets, spaced.byOffsets], [true, false], JSON.stringify(claims))
    assert.deepEqual(values(usual.read), values(spaced.read))
    // the same members in the same order, absent ones too
    for (const of of [(read) => read, (read) => read.header, (read) => read.claims]) {
      assert.deepEqual(Object.keys(of(usual.read)), Object.keys(of(spaced.read)))
    }
  }
})

test('gives the claims typed, what is absent as undefined', () => {
  const organisation = (number) => ({ authority: 'iso6523-actorid-upis', number, subUnit: undefined })
  const { header, claims, systemUsers, systemUsersError, headerJson, claimsJson } = decode(tokenOf(CLAIMS))
  assert.deepEqual(header, HEADER)
  assert.deepEqual(claims.consumer, organisation('315181909'))
  assert.deepEqual(claims.supplier, { authority: undefined, number: '310202398', subUnit: undefined })
  assert.deepEqual([claims.aud, claims.exp, claims.iat, claims.pid], [[CLAIMS.aud], CLAIMS.exp, 0, ''])
  const { system_id, systemuser_id } = DETAIL
  assert.deepEqual(systemUsers, [{ systemuser_org: organisation('311860917'), systemuser_id, system_id }])
  assert.equal(systemUsersError, undefined)
  assert.deepEqual(
    [headerJson, claimsJson],
    [HEADER, CLAIMS].map((json) => JSON.stringify(json)),
  )
  assert.deepEqual(decode(tokenOf({})).claims.aud, [])
  assert.equal(decode(tokenOf({})).claims.exp, undefined)
})

test('gives what the offsets cannot say', () => {
  const { claims } = decode(tokenOf({ iss: 'æ\n"', aud: ['a', 'b'], exp: 1.5, consumer: { ID: '0192:315181909:7' } }))
  assert.deepEqual([claims.iss, claims.aud, claims.exp], ['æ\n"', ['a', 'b'], 1.5])
  assert.equal(claims.consumer.subUnit, '7')
  const unreadable = decode(tokenOf({ authorization_details: [{ ...DETAIL, system_id: 7 }] }))
  assert.deepEqual([unreadable.systemUsers, unreadable.systemUsersError], [undefined, 'system_users.member'])
})

test('refuses as the core does', () => {
  const whole = tokenOf(CLAIMS)
  for (const [token, code] of [
    ['', 'token.not_three_parts'],
    [`Bearer ${whole}`, 'token.header_encoding'],
    [`${whole}\n`, 'token.signature_encoding'],
    [`${whole}é`, 'token.signature_encoding'],
    [`${whole}\ud800`, 'token.signature_encoding'],
    [`${whole}=`, 'token.signature_encoding'],
    [`${whole}.`, 'token.not_three_parts'],
    [compact('{"alg":"RS256","alg":"none"}', '{}'), 'token.header_duplicate_member'],
    [compact('{}', '{"iss":"a","\\u0069ss":"b"}'), 'token.payload_duplicate_member'],
    [compact('{}', '{"exp":01}'), 'token.payload_json'],
    [compact('{}', '{}{}'), 'token.payload_json'],
    ['A'.repeat(65_537), 'token.too_large'],
    ['é'.repeat(40_000_000), 'token.too_large'],
  ]) {
    assert.throws(
      () => decode(token),
      (error) => error instanceof MalformedTokenError && error.code === code,
      code,
    )
  }
  for (const none of [undefined, null, 7, {}, [whole], new String(whole)]) assert.throws(() => decode(none), InputError)
})

test('reads on after the memory of the module has grown', () => {
  const before = decode(tokenOf(CLAIMS))
  for (let i = 0; i < 40; i++) decode(tokenOf({ jti: 'j'.repeat(48_000), unknown: i }, 1))
  const after = observed(tokenOf(CLAIMS))
  assert.ok(after.byOffsets)
  assert.deepEqual(after.read, before)
})

test('a long token and a short one after it are not mixed', () => {
  const long = decode(tokenOf({ ...CLAIMS, jti: 'j'.repeat(4_000) }))
  const short = decode(tokenOf({ jti: 'k' }))
  assert.deepEqual([long.claims.jti.length, short.claims.jti, short.claims.iss], [4_000, 'k', undefined])
  assert.equal(short.claimsJson, '{"jti":"k"}')
})

test('judges the shared vectors as every other package does', () => {
  const { cases } = JSON.parse(readFileSync(new URL('../../../../tests/vectors/decode.json', import.meta.url), 'utf8'))
  for (const { id, input, expect, class: errorClass } of cases) {
    let read
    try {
      read = decode(input.token ?? joined(input.token_parts))
    } catch (error) {
      assert.equal(error.class, errorClass, id)
      continue
    }
    assert.equal(errorClass, undefined, id)
    const users = read.systemUsers?.map((user) => ({ ...user, systemuser_org: user.systemuser_org.number }))
    assert.deepEqual(users ?? null, expect.system_users, id)
    assert.deepEqual([JSON.parse(read.headerJson), JSON.parse(read.claimsJson)], [expect.header, expect.claims], id)
  }
})
