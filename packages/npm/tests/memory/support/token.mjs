// A token as Maskinporten issues it.
import { sign } from 'node:crypto'

export const NOW = 1_790_000_000
export const KID = 'nordlys-2026'
export const organisation = { authority: 'iso6523-actorid-upis', ID: '0192:311860917' }
export const systemUser = {
  type: 'urn:altinn:systemuser',
  systemuser_org: organisation,
  systemuser_id: ['7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f21'],
  system_id: '315181909_nordlys_lonn',
}
export const claims = {
  iss: 'https://test.maskinporten.no/',
  scope: 'altinn:instances.read',
  iat: NOW - 10,
  exp: NOW + 110,
  consumer: organisation,
  authorization_details: [systemUser],
}

/** With that payload; with a signature that is none, unless there is a key. */
export function token(payload, { kid = KID, key } = {}) {
  const input = [{ alg: 'RS256', kid }, payload].map(encode).join('.')
  return `${input}.${key ? sign('sha256', input, key).toString('base64url') : 'A'.repeat(342)}`
}

function encode(value) {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
}
