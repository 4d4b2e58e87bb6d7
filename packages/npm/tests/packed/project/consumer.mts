// A program without Node's types, strict, that checks the package's declarations too.
import { Client, decode, SystembrukerError, type Token, type Transport, webCryptoSigner } from 'systembruker'
import type * as slim from 'systembruker/slim'
import { scriptedTransport, VirtualClock } from 'systembruker/testing'

export async function use(key: CryptoKey, text: string): Promise<string | undefined> {
  const clock = new VirtualClock(1_790_000_000)
  const transport: Transport = scriptedTransport(clock, [{ status: 200, body: '{}' }])
  const signer = webCryptoSigner(key)
  const client = new Client({ environment: 'test', clientId: 'id', kid: 'kid', scope: 'a:b', signer, clock, transport })
  try {
    const token: Token = await client.systemUserToken({ organisationNumber: '311860917' })
    // one type, whichever entry it came from
    const same: slim.Token = token
    return same.authorization()
  } catch (error) {
    if (error instanceof SystembrukerError && error.retry === 'no') return error.code
  }
  // @ts-expect-error a claim is text or not there, never a number
  const issuer: number = decode(text).claims.iss
  return issuer.toFixed()
}
