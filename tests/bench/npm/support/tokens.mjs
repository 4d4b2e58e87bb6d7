// Tokens as Maskinporten issues them, 1.3 kB. Runs in pages too.
export const ISSUER = 'https://test.maskinporten.no/'
export const ISSUED_AT = 1_789_999_990
const KID = '0b6a5f0e-7c43-4d6f-b0a2-6f3f2f6d7a11'

/** Header and claims, encoded: what a signature is made for. */
export function signingInput(number, exp = ISSUED_AT + 120) {
  return [{ alg: 'RS256', kid: KID }, claims(number, exp)].map((part) => base64url(JSON.stringify(part))).join('.')
}

/** A token whose signature is none. */
export function unsignedToken(number, exp) {
  return `${signingInput(number, exp)}.${base64url(String.fromCharCode(7 + (number % 100)).repeat(256))}`
}

/** A public key as the issuer publishes it. */
export function published(jwk) {
  return { keys: [{ ...jwk, kid: KID, use: 'sig', alg: 'RS256' }] }
}

function claims(number, exp) {
  const org = { authority: 'iso6523-actorid-upis', ID: '0192:315181909' }
  const detail = {
    type: 'urn:altinn:systemuser',
    systemuser_org: { ...org, ID: '0192:311860917' },
    systemuser_id: ['7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f21'],
    system_id: '315181909_nordlys_lonn',
  }
  return {
    authorization_details: [detail],
    scope: 'altinn:instances.read altinn:instances.write altinn:serviceowner altinn:correspondence.read',
    iss: ISSUER,
    client_amr: 'private_key_jwt',
    token_type: 'Bearer',
    exp,
    iat: exp - 120,
    client_id: '5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901',
    jti: `bW9jay1qdGktdmFsdWUtb2YtZm9ydHktdGhyZWUtY2-${number}`,
    consumer: org,
  }
}

/** Of text in which each character is a byte. */
function base64url(text) {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
