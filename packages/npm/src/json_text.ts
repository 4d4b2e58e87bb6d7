import { wrongType } from './argument.js'

/** JSON as it was written, or of an object. `argument.type` */
export function jsonText(value: string | object, name: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  throw wrongType(name, 'JSON, as a text or an object')
}
