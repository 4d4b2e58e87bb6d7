import { InputError } from './errors.js'
import { failure } from './failure.js'

/** The names that an object of options may have. */
export type Members = Readonly<Record<string, true>>

/** Without a prototype, so that `constructor` is no member. */
export function members(...names: readonly string[]): Members {
  const table: Record<string, true> = Object.create(null)
  for (const name of names) table[name] = true
  return Object.freeze(table)
}

/**
 * Refuses an object with a member that is not known: a misspelt `externalRef` would name another system user.
 *
 * `argument.unknown_member`, `argument.type`
 */
export function checkMembers(object: object, known: Members, name: string): void {
  if (typeof object !== 'object' || object === null) throw wrongType(name, 'an object')
  for (const member in object) {
    if (known[member] !== true) throw unknownMember(member, known, name)
  }
}

/** An argument of another type than TypeScript would have let pass. */
export function wrongType(name: string, wanted: string): InputError {
  return new InputError(failure('input', 'argument.type', `${name} must be ${wanted}`))
}

function unknownMember(member: string, known: Members, name: string): InputError {
  // a misspelt name helps, other text may be anything
  const shown = /^[a-z_]\w{0,30}$/i.test(member) ? `the member ${member}` : 'a member that it must not have'
  const text = `${name} has ${shown}; it may have ${Object.keys(known).join(', ')}`
  return new InputError(failure('input', 'argument.unknown_member', text))
}
