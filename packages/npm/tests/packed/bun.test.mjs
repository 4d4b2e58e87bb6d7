import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { GOOD_WITH_TOKEN } from './project/check.mjs'
import { output, tool } from './support/project.mjs'
import { startWorld } from './support/world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.sandbox.stop())

test('Bun', async () => {
  // the package for this machine; the one that chooses among them needs a script at installation
  const [machine] = readdirSync(tool('@oven'))
  for (const program of ['esm.mjs', 'commonjs.cjs']) {
    assert.deepEqual(await output(tool(`@oven/${machine}/bin/bun`), [program], { WORLD: world.world }), GOOD_WITH_TOKEN)
  }
})
