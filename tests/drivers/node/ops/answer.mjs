import { debug } from './debug.mjs'
import { grant } from './grant.mjs'
import { Request } from './request.mjs'
import { guide2024, parse, system } from './system.mjs'
import { token } from './token.mjs'
import { tokenResponse } from './token_endpoint.mjs'
import { decode, jwks, verify } from './tokens.mjs'

const OPERATIONS = {
  parse,
  system,
  guide_2024: guide2024,
  grant,
  decode,
  jwks,
  verify,
  token_response: tokenResponse,
  token,
  debug,
}

/** The answer to a line, as a line. `printed` gives every form in which the platform prints a value. */
export async function answer(line, printed) {
  const request = new Request(line)
  const operation = OPERATIONS[request.text('op')]
  const { raw = {}, ...plain } = operation ? await outcome(operation, request, printed) : { unsupported: true }
  const texts = { ...raw, id: request.raw('id') ?? 'null' }
  // JSON text as it was written, in front of the closing brace: so a number keeps its spelling
  const more = Object.entries(texts).map(([name, text]) => `${JSON.stringify(name)}:${text.replace(/[\r\n]/g, ' ')}`)
  const members = JSON.stringify(plain).slice(1, -1)
  return `{${[members, ...more].filter((text) => text !== '').join()}}`
}

async function outcome(operation, request, printed) {
  try {
    return { ok: true, ...(await operation(request, printed)) }
  } catch (error) {
    // an error of no class is a fault of the package or of this driver, and no answer that a case could expect
    const { class: errorClass = 'fault', code = 'driver.fault', message } = error
    return { ok: false, class: errorClass, code: String(code), message }
  }
}
