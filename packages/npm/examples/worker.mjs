// A worker that lets good tokens through to the API behind it
import { addresses, KeySet, MalformedTokenError, VerificationError, verify } from 'systembruker'

let keys
let fetched = 0

export default {
  async fetch(request, { API, MASKINPORTEN, MASKINPORTEN_ISSUER }) {
    const issuer = { environment: MASKINPORTEN, issuer: MASKINPORTEN_ISSUER }
    try {
      // not createVerifier: its callers share a fetch, and here no request may wait for what another one fetches
      if (Date.now() - fetched > 600_000) {
        keys = await KeySet.parse(await (await fetch(addresses(issuer).jwksUri)).text())
        fetched = Date.now()
      }
      const token = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? ''
      await verify(token, { ...issuer, keys })
    } catch (error) {
      if (!(error instanceof MalformedTokenError || error instanceof VerificationError)) throw error
      return Response.json({ code: error.code }, { status: 401 })
    }
    return fetch(API, request)
  },
}
