// Reading requests. What stands in for an argument of a wrong type is a failure, never a default.
import { Failure } from './failure.mjs'
import { rawMembers } from './raw_members.mjs'

/** A JSON object whose members keep their text: the core reads key sets and definitions as they were written. */
export class Request {
  #members

  constructor(text) {
    this.#members = rawMembers(text)
  }

  /** The member's JSON text; null counts as absent. */
  raw(name) {
    const text = this.#members.get(name)
    return text === 'null' ? undefined : text
  }

  /** The member as a value of that type; a failure of the class `input` if it is of another. */
  optional(name, is) {
    const text = this.raw(name)
    if (text === undefined) return undefined
    const value = JSON.parse(text)
    if (!is(value)) throw wrongType(name)
    return value
  }

  optionalText(name) {
    return this.optional(name, isText)
  }

  text(name) {
    return this.optionalText(name) ?? ''
  }

  number(name) {
    return this.optional(name, isNumber)
  }

  texts(name) {
    return this.optional(name, (value) => Array.isArray(value) && value.every(isText))
  }

  /** A time: a number of seconds, whole or written as a fraction. */
  time(name) {
    return this.number(name) ?? 0
  }

  /** An object among the members. */
  object(name) {
    return new Request(this.raw(name) ?? '{}')
  }

  /** The objects of an array among the members. Their own members need not keep their text. */
  objects(name) {
    return (this.optional(name, Array.isArray) ?? []).map((value) => new Request(JSON.stringify(value)))
  }

  /** `body`, `body_b64` or `body_parts`; absent means empty. */
  body() {
    const encoded = this.optionalText('body_b64')
    if (encoded !== undefined) return fromBase64(encoded)
    const parts = this.optional('body_parts', Array.isArray)
    const text = parts ? parts.map(([, text, count]) => text.repeat(count ?? 1)).join('') : this.text('body')
    return new TextEncoder().encode(text)
  }
}

const isText = (value) => typeof value === 'string'
const isNumber = (value) => typeof value === 'number'

function fromBase64(encoded) {
  try {
    return Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0))
  } catch {
    throw wrongType('body_b64')
  }
}

function wrongType(name) {
  return new Failure('input', 'driver.argument_type', `the argument ${name} has a wrong type`)
}
