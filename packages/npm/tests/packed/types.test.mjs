import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { inProject, PROJECT, tool } from './support/project.mjs'

const STRICT = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--lib', 'es2022,dom']

/** Fails with what the compiler says. */
async function compile(...args) {
  // no types but the package's own, and those are checked as well
  const all = [tool('typescript/bin/tsc'), ...STRICT, '--types', '', '--skipLibCheck', 'false', ...args]
  await promisify(execFile)(process.execPath, all, { cwd: PROJECT }).catch(({ stdout }) => {
    throw new Error(stdout)
  })
}

test('types, for ES modules and CommonJS in Node', async () => {
  await compile('--module', 'node16', inProject('consumer.mts'), inProject('consumer.cts'))
})

test('types, for a bundler', async () => {
  await compile('--module', 'esnext', '--moduleResolution', 'bundler', inProject('consumer.mts'))
})
