// Compiled, never run: what is known of a token that was verified, and of one that was not.
import {
  addresses,
  buildGrant,
  certificateChain,
  createVerifier,
  decode,
  KeySet,
  publicJwk,
  readTokenResponse,
  tokenRequest,
  type UnverifiedToken,
  type VerifiedToken,
  verify,
} from 'systembruker'

declare const text: string

const unverified = decode(text)
unverified satisfies UnverifiedToken
unverified.claims.client_id satisfies string | undefined
unverified.header.kid satisfies string | undefined
// @ts-expect-error: nothing was verified
unverified satisfies VerifiedToken

const verified = await verify(text, { keys: await KeySet.parse(text), environment: 'test', algorithms: ['RS256'] })
verified satisfies VerifiedToken
verified.systemUsers?.[0]?.system_id satisfies string | undefined
verified.systemUsers?.[0]?.systemuser_id[0] satisfies string | undefined
const [first] = verified.systemUsers ?? []
if (first) first.systemuser_id[0] satisfies string
using verifier = await createVerifier({ environment: 'prod', audience: 'https://api.example.no' })
;(await verifier.verify(text, { signal: AbortSignal.timeout(5) })) satisfies VerifiedToken
// @ts-expect-error: never accepted
verify(text, { keys: text, issuer: text, algorithms: ['HS256'] })
// @ts-expect-error: keys are made by parse
new KeySet()

const unsigned = buildGrant({ environment: 'test', clientId: 'c', kid: 'k', scope: 'a:b' })
const request = tokenRequest({ environment: 'test' }, unsigned.attach(new Uint8Array(256)))
// a request is what fetch takes
const response = await fetch(request.url, request)
const answer = {
  status: response.status,
  headers: response.headers,
  body: new Uint8Array(await response.arrayBuffer()),
}
readTokenResponse(answer).expiresIn satisfies number | undefined
// @ts-expect-error: text is no assertion
tokenRequest({ environment: 'test' }, text)
;(await publicJwk(new Uint8Array())).kid satisfies string
;(await certificateChain(new Uint8Array())) satisfies string[]
;(await publicJwk(text, { kid: 'k' })).alg satisfies 'RS256' | 'RS384' | 'RS512'
addresses({ environment: 'test' }).jwksUri satisfies string
