import { bytesOf } from './bytes_of.js'
import { endingWithSignal } from './ending_with_signal.js'
import { InputError } from './errors.js'
import { failure } from './failure.js'
import { subtleCrypto } from './platform.js'
import { signerError } from './signer_error.js'
import type { TokenStore } from './store.js'

/** A store as the core wants it: with what seals its entries (AES-256-GCM), under a key that stays here. */
export interface SealedStore extends TokenStore {
  /** `place` is the entry's key, which goes into the seal: an entry cannot be moved. */
  seal(nonce: Bytes, place: Bytes, plain: Bytes): Promise<Uint8Array>
  /** Rejects for an entry that was sealed under another key, or for another place, or changed. */
  open(nonce: Bytes, place: Bytes, sealed: Bytes): Promise<Uint8Array>
}

type Bytes = Uint8Array<ArrayBuffer>

/** `argument.sealing_key` if the key is none. `held` is told of every call. */
export function sealedStore(
  store: TokenStore,
  sealingKey: Uint8Array | undefined,
  held: <T>(work: Promise<T>) => Promise<T>,
): SealedStore {
  if (!(sealingKey instanceof Uint8Array) || sealingKey.length !== 32) {
    const text = 'a shared store needs sealingKey, a Uint8Array of 32 random bytes'
    throw new InputError(failure('input', 'argument.sealing_key', text))
  }
  const subtle = subtleCrypto()
  if (!subtle) throw signerError('signer.no_webcrypto')
  const key = subtle.importKey('raw', Uint8Array.from(sealingKey), AES, false, ['encrypt', 'decrypt'])
  // whoever seals sees a failure
  key.catch(() => {})
  const settings = (nonce: Bytes, place: Bytes) => ({ name: AES, iv: nonce, additionalData: place })
  const seal = async (nonce: Bytes, place: Bytes, plain: Bytes): Promise<ArrayBuffer> =>
    subtle.encrypt(settings(nonce, place), await key, plain)
  const open = async (nonce: Bytes, place: Bytes, sealed: Bytes): Promise<ArrayBuffer> =>
    subtle.decrypt(settings(nonce, place), await key, sealed)
  return {
    load: endingWithSignal(async (...call) => {
      const entry = await held(store.load(...call))
      return entry && bytesOf(entry, 'entry')
    }),
    save: endingWithSignal((...call) => held(store.save(...call))),
    tryLock: endingWithSignal((...call) => held(store.tryLock(...call))),
    unlock: endingWithSignal((...call) => held(store.unlock(...call))),
    seal: async (...call) => new Uint8Array(await held(seal(...call))),
    open: async (...call) => new Uint8Array(await held(open(...call))),
  }
}

const AES = 'AES-GCM'
