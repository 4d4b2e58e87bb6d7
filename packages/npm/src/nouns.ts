import * as binding from '../gen/systembruker_wasm.js'
import { wrongType } from './argument.js'

/** An organisation number as 9 digits; blanks in it are taken. {@link InputError}: `organisation_number.…` */
export function parseOrganisationNumber(text: string): string {
  return parse('organisation_number', text)
}

/** A reference by which a vendor tells a customer's system users apart. {@link InputError}: `external_ref.…` */
export function parseExternalRef(text: string): string {
  return parse('external_ref', text)
}

/** A list of scopes as on the wire (RFC 6749 section 3.3), sorted and unique. {@link InputError}: `scope.…` */
export function parseScope(text: string): string {
  return parse('scope', text)
}

/** The id of a system in the system register: `{vendor}_{name}`. {@link InputError}: `system_id.…` */
export function parseSystemId(text: string): string {
  return parse('system_id', text)
}

/** The id of a client at Maskinporten: 1 to 128 visible ASCII characters. {@link InputError}: `client_id.…` */
export function parseClientId(text: string): string {
  return parse('client_id', text)
}

function parse(noun: string, text: string): string {
  if (typeof text !== 'string') throw wrongType('text', 'a text')
  return binding.parse(noun, text)
}
