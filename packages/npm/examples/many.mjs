// node many.mjs 311860917 310202398 …: a nightly run over all customers
import { Client, pemSigner } from 'systembruker'

const { API, CLIENT_ID, KEY_ID, MASKINPORTEN, MASKINPORTEN_ISSUER, PRIVATE_KEY } = process.env

const client = new Client({
  environment: MASKINPORTEN,
  issuer: MASKINPORTEN_ISSUER,
  clientId: CLIENT_ID,
  kid: KEY_ID,
  scope: 'altinn:demo.read',
  signer: await pemSigner(PRIVATE_KEY),
})

const queries = process.argv.slice(2).map((organisationNumber) => ({ organisationNumber }))
const tenMinutes = AbortSignal.timeout(600_000)
let refused = 0
for await (const { query, token, error } of client.systemUserTokens(queries, { concurrency: 16, signal: tenMinutes })) {
  if (error) {
    refused++
    console.error(query.organisationNumber, error.code, error.checklist?.[0] ?? error.message)
    continue
  }
  const answer = await fetch(API, { headers: { authorization: token.authorization() }, signal: tenMinutes })
  console.log(query.organisationNumber, answer.status)
}
process.exitCode = refused > 0 ? 1 : 0
