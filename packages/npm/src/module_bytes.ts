import type * as zlib from 'node:zlib'
import { inflate } from './inflate.js'

/** A WebAssembly module from the text that the build makes of it, deflated (RFC 1951), in base64; `length` is the module's. */
export function moduleBytes(base64: string, length: number): Uint8Array<ArrayBuffer> {
  const node = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }
  const { inflateRawSync } = (node.process?.getBuiltinModule?.('node:zlib') ?? {}) as Partial<typeof zlib>
  const deflated = bytesOf(base64)
  return inflateRawSync === undefined ? inflate(deflated, length) : new Uint8Array(inflateRawSync(deflated))
}

function bytesOf(base64: string): Uint8Array {
  const native = Uint8Array as { fromBase64?: (text: string) => Uint8Array }
  if (native.fromBase64 !== undefined) return native.fromBase64(base64)
  const node = globalThis as { Buffer?: { from(text: string, encoding: 'base64'): Uint8Array } }
  if (node.Buffer !== undefined) return node.Buffer.from(base64, 'base64')
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
