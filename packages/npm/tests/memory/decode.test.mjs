import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSteady } from './support/module_memory.mjs'
import { claims, systemUser, token } from './support/token.mjs'

const { decode, MalformedTokenError } = await import('systembruker')

const plain = [token(claims), token({ iss: 'https://test.maskinporten.no/', exp: 1 })]
// not read in place
const unusual = [
  token({ ...claims, client_id: 'blåbær "og" bringebær' }),
  token({ ...claims, aud: ['https://a.example.no', 'https://b.example.no'] }),
  token({ ...claims, authorization_details: [systemUser, systemUser] }),
  token({ ...claims, authorization_details: [{ ...systemUser, systemuser_org: 'none' }] }),
]
const unreadable = ['', 'a.b', 'a.b.c.d', `${token(claims)}=`, token('[]'), token('{"iss":'), 'é.é.é']
// these take long, and so come seldom
const long = [token({ ...claims, other: 'x'.repeat(20_000) }), 'x'.repeat(3_000_000)]

test('a million tokens, of which some are read in place, some in general and some not at all', async () => {
  const refused = [...unreadable, long[1]]
  for (const text of [...plain, ...unusual, long[0]]) assert.ok(decode(text))
  for (const text of refused) assert.throws(() => decode(text), MalformedTokenError)
  // the stack of an error costs more than all the rest
  Error.stackTraceLimit = 0
  await assertSteady(1_000_000, (call) => {
    const kind = call % 1000 === 0 ? long : call % 10 === 0 ? unreadable : call % 10 === 1 ? unusual : plain
    try {
      return decode(kind[Math.floor(call / 10) % kind.length])
    } catch {
      return undefined
    }
  })
})
