// Every printable form of what holds a secret.
import {
  buildGrant,
  Client,
  decode,
  exchangeRequest,
  jwkSigner,
  pemSigner,
  readTokenResponse,
  Token,
  tokenRequest,
} from 'systembruker'
import { environment, grantOptions, keyOf } from './grant.mjs'

export async function debug(request, printed) {
  const config = request.object('config')
  const addresses = environment(config)
  const { signer, reference } = await keyOf(config.object('key'))
  const options = { ...grantOptions(config), ...reference }
  const unsigned = buildGrant({ ...options, now: 1_790_000_000, jti: 'jti-1' })
  const assertion = await unsigned.sign(signer)
  const { systemUser, resource, consumerOrg, ...settings } = options
  const client = new Client({ ...settings, signer })
  const secret = request.text('access_token')
  const token = new Token(secret, 'a:b', 1_790_000_120)
  const values = [signer, unsigned, assertion, client, token, tokenRequest(addresses, assertion)]
  values.push(outcome(() => exchangeRequest(addresses, token)))

  const answers = [
    [200, { access_token: secret, token_type: 'Bearer', expires_in: 120 }],
    [400, { error: 'invalid_grant', error_description: `you sent ${assertion.expose()}` }],
  ]
  for (const [status, body] of answers) {
    values.push(outcome(() => readTokenResponse({ status, headers: [], body: JSON.stringify(body) }, 1_790_000_000)))
  }
  values.push(outcome(() => decode(`${secret}=`)))
  // a key where another form of key is wanted
  values.push(
    outcome(() => pemSigner(config.raw('key'))),
    outcome(() => jwkSigner(config.raw('key'))),
  )
  return { texts: (await Promise.all(values)).flatMap((value) => forms(value, printed)) }
}

async function outcome(call) {
  try {
    return await call()
  } catch (error) {
    return error
  }
}

function forms(value, printed) {
  return [
    String(value),
    JSON.stringify({ value }),
    JSON.stringify([value]),
    ...(value.stack ? [value.stack] : []),
    ...printed(value),
  ]
}
