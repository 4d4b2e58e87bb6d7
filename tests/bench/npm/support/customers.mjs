// Customers, and a Maskinporten that grants whatever it is asked for. Nothing here is random.
import { unsignedToken } from './tokens.mjs'

/** Queries for that many customers, each with an external reference. */
export function customers(count) {
  const queries = []
  for (let number = 31_000_000; queries.length < count; number++) {
    const digits = [...String(number)].map(Number)
    const sum = digits.reduce((sum, digit, i) => sum + digit * WEIGHTS[i], 0)
    const check = (11 - (sum % 11)) % 11
    if (check < 10) queries.push({ organisationNumber: `${number}${check}`, externalRef: `avdeling-${queries.length}` })
  }
  return queries
}

/** Options of a client that gets an answer at once, and whose signatures are none. */
export function granting() {
  const signature = new Uint8Array(256).fill(7)
  const signer = () => signature
  let granted = 0
  const transport = async () => {
    // a token that has ended is never kept, whatever the answer says
    const access_token = unsignedToken(granted++, Math.floor(Date.now() / 1000) + LIFETIME)
    const body = { access_token, token_type: 'Bearer', expires_in: LIFETIME, scope: SCOPE }
    return new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } })
  }
  return { environment: 'test', clientId: '5d0f7c1e', kid: 'nordlys-2026', scope: SCOPE, signer, transport }
}

const LIFETIME = 7200
const SCOPE = 'altinn:instances.read altinn:instances.write'
/** Of an organisation number's check digit. */
const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2]
