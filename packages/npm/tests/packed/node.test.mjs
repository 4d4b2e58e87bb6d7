import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { GOOD_WITH_TOKEN } from './project/check.mjs'
import { output } from './support/project.mjs'
import { startWorld } from './support/world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.sandbox.stop())
const node = (...args) => output(process.execPath, args, { WORLD: world.world })

test('Node, as an ES module', async () => {
  assert.deepEqual(await node('esm.mjs'), GOOD_WITH_TOKEN)
})

test('Node, as a CommonJS module', async () => {
  assert.deepEqual(await node('commonjs.cjs'), GOOD_WITH_TOKEN)
})

test('Node, loading the module later', async () => {
  const early = Array(4).fill('module.not_loaded')
  assert.deepEqual(await node('slim.mjs'), { early, wrong: 'module.not_compiled', ...GOOD_WITH_TOKEN })
  assert.deepEqual(await node('slim.cjs'), GOOD_WITH_TOKEN)
})
