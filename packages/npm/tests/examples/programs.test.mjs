import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { importFromProject } from '../packed/support/project.mjs'
import { ran } from './support/program.mjs'
import { CUSTOMER, STRANGER, startWorld } from './support/world.mjs'

let world
before(async () => (world = await startWorld(await importFromProject('systembruker/sandbox'))))
after(() => world.sandbox.stop())

test('token.mjs', async () => {
  const { stdout, stderr } = await ran(['token.mjs'])
  assert.match(stdout, /organisation: '311860917'/, stderr)
})

test('keys.mjs', async () => {
  const { stdout, stderr } = await ran(['keys.mjs'])
  assert.equal(stdout, '1 assertion\n', stderr)
})

test('many.mjs', async () => {
  const { code, stdout, stderr } = await ran(['many.mjs', CUSTOMER, STRANGER], world.settings)
  assert.equal(stdout, `${CUSTOMER} 200\n`)
  assert.match(stderr, new RegExp(`^${STRANGER} maskinporten.mp_303 .+\n$`))
  assert.equal(code, 1)
})

test('system.mjs', async () => {
  const { stdout, stderr } = await ran(['system.mjs'])
  assert.equal(JSON.parse(stdout).vendor.ID, '0192:315181909', stderr)
})

test('own.test.mjs', async () => {
  // as a reader starts it, not as a part of this test
  const { code, stdout } = await ran(['own.test.mjs'], { NODE_TEST_CONTEXT: '' })
  assert.equal(code, 0, stdout)
})
