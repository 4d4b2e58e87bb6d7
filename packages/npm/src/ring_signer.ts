import { ring } from './ring_module.js'
import type { Signer } from './signer.js'
import { textOf } from './text_of.js'

/**
 * Signs inside WebAssembly, for places without WebCrypto. `key` is PEM or a JWK in JSON, of 2048, 3072 or 4096 bits.
 *
 * Where there is WebCrypto, {@link pemSigner} is better: this takes 8 ms a signature on the calling thread, and the key
 * lies in memory that the page can read. {@link KeyError}: `key.…`
 */
export async function ringSigner(key: string | Uint8Array): Promise<Signer> {
  const text = textOf(key, 'key')
  const { ReadKey, RingSigner } = await ring()
  const read = new ReadKey('any', text)
  try {
    const signer = new RingSigner(read)
    const sign: Signer = (data, algorithm) => signer.sign(algorithm, data)
    const { kid } = read
    return kid === undefined ? sign : Object.assign(sign, { kid })
  } finally {
    read.free()
  }
}
