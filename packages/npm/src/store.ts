/**
 * Keeps sealed entries for several processes or machines, so that they ask once per customer.
 *
 * Entries are sealed with AES-256-GCM under the client's `sealingKey`, keys are hashes (64 hexadecimal digits): the
 * store learns neither tokens nor customers. A store that fails never fails a call: the client then asks by itself.
 */
export interface TokenStore {
  /** The entry, if there is one. */
  load(key: string, signal?: AbortSignal): Promise<Uint8Array | undefined>
  /** Keeps an entry for that many milliseconds. */
  save(key: string, entry: Uint8Array, keepMs: number, signal?: AbortSignal): Promise<void>
  /**
   * Takes the key's lock for at most that many milliseconds, without waiting; false if another has it.
   *
   * `holder` is random and names this call: only its holder may release a lock.
   */
  tryLock(key: string, holder: string, holdMs: number, signal?: AbortSignal): Promise<boolean>
  /** Gives the lock back, if it is still this holder's. */
  unlock(key: string, holder: string, signal?: AbortSignal): Promise<void>
}
