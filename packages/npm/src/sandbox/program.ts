import { createRequire } from 'node:module'
import { join } from 'node:path'
import { SandboxError } from './sandbox_error.js'

/** Gives the path of the sandbox's program: the one that is named, else that of the npm package for this machine. */
export function findProgram(named: string | undefined): string {
  const path = named ?? process.env['SYSTEMBRUKER_SANDBOX']
  if (path !== undefined && path !== '') return path
  const name = `@systembruker/sandbox-${process.platform}-${process.arch}`
  const file = `${name}/bin/systembruker-sandbox${process.platform === 'win32' ? '.exe' : ''}`
  // beside the tests first: this package may be unable to see its neighbours
  for (const from of [join(process.cwd(), 'package.json'), import.meta.url]) {
    try {
      return createRequire(from).resolve(file)
    } catch {
      // looked for elsewhere
    }
  }
  const instead = 'or name the program in the option path or in SYSTEMBRUKER_SANDBOX'
  throw new SandboxError('sandbox.not_found', `no sandbox for this machine: npm install --save-dev ${name}, ${instead}`)
}
