import { wrongType } from './argument.js'

/**
 * A copy of bytes that a caller gave, of any realm: their buffer may be taken away at any time, and WebAssembly would be
 * stopped in the middle of its work. `argument.type`
 */
export function bytesOf(value: Uint8Array | ArrayBuffer, name: string): Uint8Array<ArrayBuffer> {
  try {
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
    if (Object.prototype.toString.call(value) === '[object ArrayBuffer]') return new Uint8Array(value).slice()
  } catch {
    // a buffer that was handed on
  }
  throw wrongType(name, 'a Uint8Array')
}
