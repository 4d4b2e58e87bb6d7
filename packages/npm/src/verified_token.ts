import { decode, type UnverifiedToken } from './decode.js'
import { nodeVerifies } from './node_verifies.js'
import { nodeCrypto } from './platform.js'
import type { SignatureCheck, SignatureVerifier } from './signature_check.js'
import type * as binding from './verification.js'
import { webCryptoVerifies } from './web_crypto_verifies.js'

declare const verified: unique symbol

/** What a token says whose signature, issuer, times and audience hold. */
export type VerifiedToken = UnverifiedToken & { readonly [verified]: true }

/** Judges one token; `verifier`, or else the platform, checks the signature in between. @internal */
export async function judged(
  core: typeof binding,
  token: string,
  keys: binding.KeySet,
  policy: binding.Policy,
  now: () => number,
  verifier?: SignatureVerifier,
): Promise<VerifiedToken> {
  if (verifier || !(nodeCrypto() && judgedAtOnce(core, token, keys, policy, now()))) {
    const check = core.startVerification(token, keys, policy) as SignatureCheck
    const holds = await (verifier ? judgedBy(verifier, check) : webCryptoVerifies(check))
    core.finishVerification(token, keys, policy, holds, now())
  }
  return decode(token) as VerifiedToken
}

/** Anything unclear is no. */
async function judgedBy(verifier: SignatureVerifier, check: SignatureCheck): Promise<boolean> {
  try {
    return (await verifier(check)) === true
  } catch {
    return false
  }
}

/** False where the signature must be checked in another way. */
function judgedAtOnce(
  core: typeof binding,
  token: string,
  keys: binding.KeySet,
  policy: binding.Policy,
  now: number,
): boolean {
  let holds: boolean | undefined = false
  const check = (check: SignatureCheck): boolean => {
    holds = nodeVerifies(check)
    return holds === true
  }
  try {
    core.verifyWith(token, keys, policy, now, check)
    return true
  } catch (error) {
    if (holds === undefined) return false
    throw error
  }
}
