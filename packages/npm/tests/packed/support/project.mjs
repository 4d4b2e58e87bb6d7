// The empty project into which `cargo xtask test npm-packed` has installed the tarballs, with the programs of this folder.
import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

if (!process.env.SYSTEMBRUKER_PROJECT) throw new Error('these tests are run by: cargo xtask test npm-packed')

export const PROJECT = process.env.SYSTEMBRUKER_PROJECT
cpSync(fileURLToPath(new URL('../project', import.meta.url)), PROJECT, { recursive: true })
cpSync(fileURLToPath(new URL('../../../examples', import.meta.url)), join(PROJECT, 'examples'), { recursive: true })

/** A file of the project. */
export const inProject = (...path) => join(PROJECT, ...path)

/** A tool among this package's development dependencies. */
export const tool = (path) => fileURLToPath(new URL(`../../../node_modules/${path}`, import.meta.url))

/** A module as the project's own code would import it. */
export async function importFromProject(name) {
  return import(pathToFileURL(createRequire(inProject('package.json')).resolve(name)).href)
}

/** Runs a program in the project and gives what it printed, as JSON. */
export async function output(program, args, environment = {}) {
  const env = { ...process.env, ...environment }
  const { stdout } = await promisify(execFile)(program, args, { cwd: PROJECT, env, timeout: 120_000 })
  return JSON.parse(stdout)
}
