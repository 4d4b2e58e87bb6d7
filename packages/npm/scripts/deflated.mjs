import { promisify } from 'node:util'
import zopfli from '@gfx/zopfli'

/**
 * DEFLATE (RFC 1951) of a module. In base64 gzip would find nothing any more of what repeats itself; so it is done
 * before, and better than servers do it.
 */
export async function deflated(module) {
  return Buffer.from(await promisify(zopfli.deflate)(module, { numiterations: 15 }))
}
