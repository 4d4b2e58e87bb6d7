import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { GOOD_WITH_TOKEN } from './project/check.mjs'
import { inProject, output, tool } from './support/project.mjs'
import { startWorld } from './support/world.mjs'

let world
before(async () => (world = await startWorld()))
after(() => world.sandbox.stop())

test('Deno', async () => {
  const [machine] = readdirSync(tool('@deno'))
  const environment = { WORLD: world.world, DENO_DIR: inProject('.deno'), DENO_NO_UPDATE_CHECK: '1' }
  const run = ['run', '--no-remote', '--allow-env=WORLD', '--allow-net=127.0.0.1', 'esm.mjs']
  assert.deepEqual(await output(tool(`@deno/${machine}/deno`), run, environment), GOOD_WITH_TOKEN)
})
