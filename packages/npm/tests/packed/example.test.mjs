import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { PROJECT } from './support/project.mjs'

test('the example', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['examples/token.mjs'], { cwd: PROJECT })
  assert.match(stdout, /organisation: '311860917'/)
})
