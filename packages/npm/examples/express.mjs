// node express.mjs: an accounting backend that files at an API for its customers
import express from 'express'
import { Client, InputError, pemSigner, SystembrukerError } from 'systembruker'

const { API, CLIENT_ID, KEY_ID, MASKINPORTEN, MASKINPORTEN_ISSUER, PORT, PRIVATE_KEY } = process.env

// one for all customers: it keeps their tokens, and renews them before they end
const client = new Client({
  environment: MASKINPORTEN, // test or prod …
  issuer: MASKINPORTEN_ISSUER, // … or, in place of it, a sandbox
  clientId: CLIENT_ID,
  kid: KEY_ID,
  scope: 'altinn:demo.read',
  signer: await pemSigner(PRIVATE_KEY),
  deadlineSeconds: 5,
  onEvent: ({ name, code }) => console.log(name, code ?? ''),
})

const app = express()
app.post('/customers/:customer/filings', express.json(), async (request, response) => {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const query = { organisationNumber: request.params.customer }
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(20_000)])
  const answer = await file(query, request.body, signal)
  response.status(answer.ok ? 201 : 502).json({ status: answer.status })
})

async function file(query, filing, signal, again = true) {
  const token = await client.systemUserToken(query, { signal })
  const headers = { authorization: token.authorization(), 'content-type': 'application/json' }
  const answer = await fetch(API, { method: 'POST', headers, body: JSON.stringify(filing), signal })
  if (answer.status !== 401 || !again) return answer
  // refused although it looked valid: once more with a new one
  client.forget(query, token)
  return file(query, filing, signal, false)
}

app.use((error, _request, response, next) => {
  // the caller has gone and hears nothing, or the 20 seconds are over
  if (/^(Abort|Timeout)Error$/.test(error.name)) return response.status(504).json({ code: 'timeout' })
  if (!SystembrukerError.isSystembrukerError(error)) return next(error)
  console.error(JSON.stringify(error)) // holds no token, no grant and no key
  const { code, retry, traceId } = error
  if (error instanceof InputError) return response.status(400).json({ code })
  if (code === 'maskinporten.mp_303') return response.status(409).json({ code, todo: 'let the customer approve us' })
  // the client has tried up to three times already, within its deadline
  const seconds = String(error.retryAfterSeconds ?? 30)
  if (retry !== 'no') return response.status(503).set('retry-after', seconds).json({ code, traceId })
  response.status(502).json({ code, traceId })
})

const server = app.listen(Number(PORT ?? 3000), '127.0.0.1', () => console.log(`port ${server.address().port}`))
