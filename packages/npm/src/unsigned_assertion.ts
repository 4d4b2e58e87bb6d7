import * as binding from '../gen/systembruker_wasm.js'
import type { Algorithm } from './algorithm.js'
import { wrongType } from './argument.js'
import { Assertion } from './assertion.js'
import { bytesOf } from './bytes_of.js'
import { KeyError } from './errors.js'
import { failure } from './failure.js'
import { redact } from './redact.js'
import { type Signer, signed } from './signer.js'

/** A grant that waits for its signature. Prints as `UnsignedAssertion(…)`. */
export class UnsignedAssertion {
  /** The algorithm that the header names, by which the signature must be made. */
  readonly algorithm: Algorithm
  /** The JWS signing input (RFC 7515 section 5.1), ASCII. */
  readonly signingInput: string

  private constructor(algorithm: Algorithm, signingInput: string) {
    this.algorithm = algorithm
    this.signingInput = signingInput
  }

  /** @internal */
  static of([algorithm, signingInput]: string[]): UnsignedAssertion {
    return new UnsignedAssertion(algorithm as Algorithm, signingInput as string)
  }

  /** Puts a raw signature, not base64, behind the signing input. {@link KeyError}: `key.signature_length`. */
  attach(signature: Uint8Array): Assertion {
    return new Assertion(binding.attachSignature(this.algorithm, this.signingInput, bytesOf(signature, 'signature')))
  }

  /** Has it signed. {@link KeyError}: `key.signing_failed`, `key.signature_length`. */
  async sign(signer: Signer): Promise<Assertion> {
    if (typeof signer !== 'function')
      throw wrongType('signer', 'a function, such as pemSigner gives once it is awaited')
    const data = new TextEncoder().encode(this.signingInput)
    const signature = await signed(signer, data, this.algorithm).catch(() => undefined)
    // the signer's own reason stays with it: it might name the key
    if (!(signature instanceof Uint8Array)) throw new KeyError(failure('key', 'key.signing_failed', UNSIGNED))
    return this.attach(signature)
  }
}
redact(UnsignedAssertion, 'UnsignedAssertion')

const UNSIGNED = 'the signer gave no signature; see its own log'
