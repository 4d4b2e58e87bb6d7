import { wrongType } from './argument.js'
import type { TokenStore } from './store.js'

/** What is used of a Keyv (npm `keyv`): any store of texts with a time to live, in milliseconds, fits. */
export interface KeyvLike {
  get(key: string): Promise<unknown>
  set(key: string, value: string, ttl?: number): Promise<unknown>
  delete(key: string): Promise<unknown>
}

/**
 * A shared store over a Keyv; entries are kept as base64.
 *
 * Keyv has no locks: when a token is missing, several machines may ask for it at the same time, each getting a good one.
 * A client takes a Keyv itself as `store`, too.
 */
export function keyvStore(keyv: KeyvLike): TokenStore {
  if (!isKeyv(keyv)) throw wrongType('keyv', 'an object with get, set and delete')
  return {
    async load(key) {
      const entry = await keyv.get(key)
      return typeof entry === 'string' ? Uint8Array.from(atob(entry), (char) => char.charCodeAt(0)) : undefined
    },
    async save(key, entry, keepMs) {
      await keyv.set(key, btoa(Array.from(entry, (byte) => String.fromCharCode(byte)).join('')), Math.ceil(keepMs))
    },
    tryLock: async () => true,
    async unlock() {},
  }
}

/** The store itself, or one over a Keyv. `argument.type` */
export function storeOf(store: TokenStore | KeyvLike): TokenStore {
  if (typeof (store as Partial<TokenStore>)?.tryLock === 'function') return store as TokenStore
  if (isKeyv(store)) return keyvStore(store)
  throw wrongType('store', 'a TokenStore or a Keyv')
}

function isKeyv(store: unknown): store is KeyvLike {
  const keyv = store as Partial<KeyvLike> | undefined | null
  return [keyv?.get, keyv?.set, keyv?.delete].every((method) => typeof method === 'function')
}
