import * as binding from '../gen/systembruker_wasm.js'
import { wrongType } from './argument.js'
import { moduleExports } from './load.js'

/** A token that was read and not verified: nothing in it is to be believed. What is absent is `undefined`. */
export interface UnverifiedToken {
  readonly header: TokenHeader
  readonly claims: TokenClaims
  /** In the token's order, empty for a token without any; `undefined` if they cannot be read. */
  readonly systemUsers: readonly TokenSystemUser[] | undefined
  /** The code that says why the system users cannot be read. */
  readonly systemUsersError: string | undefined
  /** The header as on the wire, with all parameters. */
  readonly headerJson: string
  /** The claims as on the wire, with those that `claims` does not have. */
  readonly claimsJson: string
}

/** As it was written; nothing of it is trusted or judged. */
export interface TokenHeader {
  readonly alg: string | undefined
  readonly kid: string | undefined
  readonly typ: string | undefined
}

/** Each under its wire name. One of another type than documented is absent here. */
export interface TokenClaims {
  readonly iss: string | undefined
  readonly client_id: string | undefined
  readonly client_amr: string | undefined
  /** The organisation that consumes: the vendor, in a system user's token. */
  readonly consumer: TokenOrganisation | undefined
  /** Only where a scope was delegated. */
  readonly supplier: TokenOrganisation | undefined
  readonly delegation_source: string | undefined
  /** One blank between scopes. */
  readonly scope: string | undefined
  readonly token_type: string | undefined
  readonly jti: string | undefined
  /** Empty for a token that is not restricted to an audience. */
  readonly aud: readonly string[]
  /** Unix seconds. */
  readonly exp: number | undefined
  /** Unix seconds. */
  readonly iat: number | undefined
  /** Unix seconds. Only in Altinn tokens. */
  readonly nbf: number | undefined
  /** The person that the token is about. */
  readonly pid: string | undefined
}

/** A system user that a token names, under the wire names of its `authorization_details` (RFC 9396). */
export interface TokenSystemUser {
  /** The organisation that owns the system user. */
  readonly systemuser_org: TokenOrganisation
  /** Never empty; one in practice, a UUID. */
  readonly systemuser_id: readonly [string, ...string[]]
  readonly system_id: string
}

/** An organisation that a token names (ISO 6523: `0192:` and nine digits). */
export interface TokenOrganisation {
  readonly authority: string | undefined
  /** The nine digits without their prefix. */
  readonly number: string
  readonly subUnit: string | undefined
}

/**
 * Reads a Maskinporten token, or an Altinn token made from one, without verifying anything.
 *
 * Shape, base64url and JSON are judged as strictly as by `verify`; signature, algorithm and claims are not.
 * {@link MalformedTokenError}
 */
export function decode(token: string): UnverifiedToken {
  if (typeof token !== 'string') throw wrongType('token', 'a text')
  if (buffers.table.length === 0) buffers = openBuffers()
  const { token: place, table } = buffers
  if (token.length <= place.length) {
    const { read, written } = encoder.encodeInto(token, place)
    if (read === token.length && binding.decodeOffsets(written)) return fromOffsets(table)
  }
  // what is longer than any token is refused without copying all of it
  return binding.decode(token.slice(0, buffers.limit + 1))
}

function fromOffsets(table: Uint32Array): UnverifiedToken {
  const headerEnd = table[0] as number
  const all = decoder.decode(buffers.text.subarray(0, table[1]))
  const aud = text(all, table, AUD)
  const systemId = text(all, table, SYSTEM_ID)
  return {
    header: { alg: text(all, table, ALG), kid: text(all, table, KID), typ: text(all, table, TYP) },
    claims: {
      iss: text(all, table, ISS),
      client_id: text(all, table, CLIENT_ID),
      client_amr: text(all, table, CLIENT_AMR),
      consumer: organisation(all, table, CONSUMER),
      supplier: organisation(all, table, SUPPLIER),
      delegation_source: text(all, table, DELEGATION_SOURCE),
      scope: text(all, table, SCOPE),
      token_type: text(all, table, TOKEN_TYPE),
      jti: text(all, table, JTI),
      aud: aud === undefined ? [] : [aud],
      exp: seconds(all, table, EXP),
      iat: seconds(all, table, IAT),
      nbf: seconds(all, table, NBF),
      pid: text(all, table, PID),
    },
    systemUsers:
      systemId === undefined
        ? []
        : [
            {
              systemuser_org: organisation(all, table, SYSTEM_USER_ORG) as TokenOrganisation,
              systemuser_id: [text(all, table, SYSTEM_USER_ID) as string],
              system_id: systemId,
            },
          ],
    systemUsersError: undefined,
    headerJson: all.substring(0, headerEnd),
    claimsJson: all.substring(headerEnd),
  }
}

function text(all: string, table: Uint32Array, field: number): string | undefined {
  const end = table[field + 1] as number
  return end === 0 ? undefined : all.substring(table[field] as number, end)
}

function seconds(all: string, table: Uint32Array, field: number): number | undefined {
  const digits = text(all, table, field)
  return digits === undefined ? undefined : Number(digits)
}

function organisation(all: string, table: Uint32Array, field: number): TokenOrganisation | undefined {
  const number = text(all, table, field + 2)
  return number === undefined ? undefined : { authority: text(all, table, field), number, subUnit: undefined }
}

// the order of the core's TokenField, two numbers each, behind the lengths of header and text
const ALG = 2
const KID = 4
const TYP = 6
const ISS = 8
const CLIENT_ID = 10
const CLIENT_AMR = 12
const CONSUMER = 14
const SUPPLIER = 18
const DELEGATION_SOURCE = 22
const SCOPE = 24
const TOKEN_TYPE = 26
const JTI = 28
const PID = 30
const AUD = 32
const EXP = 34
const IAT = 36
const NBF = 38
const SYSTEM_USER_ORG = 40
const SYSTEM_USER_ID = 44
const SYSTEM_ID = 46

interface Buffers {
  token: Uint8Array
  text: Uint8Array
  table: Uint32Array
  limit: number
}

/** Views of the module's memory. They are empty once it has grown. */
let buffers: Buffers = { token: new Uint8Array(), text: new Uint8Array(), table: new Uint32Array(), limit: 0 }

function openBuffers(): Buffers {
  const [token, tokenSize, text, textSize, table, tableLength, limit = 0] = binding.decodeBuffers()
  const { buffer } = moduleExports().memory
  return {
    token: new Uint8Array(buffer, token, tokenSize),
    text: new Uint8Array(buffer, text, textSize),
    table: new Uint32Array(buffer, table, tableLength),
    limit,
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
