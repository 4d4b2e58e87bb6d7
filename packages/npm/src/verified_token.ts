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
  if (verifier || !judgedAtOnce((holds) => core.verifyWith(token, keys, policy, now(), holds))) {
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

/** False where the signature must be checked in another way: `judge` is given what checks it at once. @internal */
export function judgedAtOnce(judge: (holds: (check: SignatureCheck) => boolean) => void): boolean {
  if (!nodeCrypto()) return false
  let holds: boolean | undefined = false
  try {
    judge((check) => {
      holds = nodeVerifies(check)
      return holds === true
    })
    return true
  } catch (error) {
    if (holds === undefined) return false
    throw error
  }
}
