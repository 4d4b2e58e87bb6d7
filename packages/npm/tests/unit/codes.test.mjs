import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { catalogue } from 'systembruker'

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8')
const text = read('../../src/codes.ts') + read('../../src/signer_code.ts')
const declared = new Set([...text.matchAll(/'([a-z0-9_.]+)'/g)].map(([, code]) => code))

test('every code that occurs is declared', () => {
  const occurring = Object.values(JSON.parse(read('../../../../tests/vectors/codes.json')))
  const known = [...occurring, ...catalogue().map(({ code }) => code)].filter((code) => !code.startsWith('driver.'))
  assert.ok(known.length > 1000)
  assert.deepEqual(
    [...new Set(known)].filter((code) => !declared.has(code)),
    [],
  )
})

test('every code that the package itself makes is declared', () => {
  const made = [
    'argument',
    'cancelled',
    'client',
    'node_signer',
    'sealed_store',
    'signer_error',
    'unsigned_assertion',
    'load',
    'not_loaded',
  ]
  const codes = made.flatMap((file) => [
    ...read(`../../src/${file}.ts`).matchAll(/'((?:argument|client|key|module|signer)\.[a-z_]+)'/g),
  ])
  assert.ok(codes.length > 10)
  assert.deepEqual(
    codes.map(([, code]) => code).filter((code) => !declared.has(code)),
    [],
  )
})
