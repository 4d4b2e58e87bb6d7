// A TokenStore over Redis with a real lock, so that of many processes one asks and the others take its answer.
import { createClient, RESP_TYPES } from 'redis'

/** Gives the store, and how to leave it. */
export async function redisStore(url) {
  const connection = createClient({ url, disableOfflineQueue: true }) // if it is down, calls fail at once
  connection.on('error', ({ message }) => console.error(message))
  await connection.connect()
  const redis = connection.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })
  const store = {
    load: async (key) => (await redis.get(`tokens:${key}`)) ?? undefined,
    save: async (key, entry, keepMs) =>
      void (await redis.set(`tokens:${key}`, Buffer.from(entry), {
        expiration: { type: 'PX', value: Math.ceil(keepMs) },
      })),
    tryLock: async (key, holder, holdMs) =>
      (await redis.set(`lock:${key}`, holder, {
        condition: 'NX',
        expiration: { type: 'PX', value: Math.ceil(holdMs) },
      })) !== null,
    unlock: async (key, holder) =>
      void (await redis.eval(COMPARE_AND_DELETE, { keys: [`lock:${key}`], arguments: [holder] })),
  }
  return { store, close: () => connection.destroy() }
}

// a lock that has run out may be another's by now
const COMPARE_AND_DELETE = `
if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
return 0`
