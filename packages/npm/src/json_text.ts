import { wrongType } from './argument.js'
import { textOf } from './text_of.js'

/** JSON (a key may be PEM) as it was written, as a text or its bytes, or of an object. `argument.type` */
export function jsonText(value: string | Uint8Array | object, name: string): string {
  if (typeof value === 'string' || value instanceof Uint8Array) return textOf(value, name)
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  throw wrongType(name, 'JSON, as a text or an object')
}
