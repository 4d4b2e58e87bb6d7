/** Has every printing of a class's objects show `Name(…)` and no more. Their secrets stand in private fields. */
export function redact(type: { readonly prototype: object }, name: string): void {
  const value = (): string => `${name}(…)`
  for (const member of ['toString', 'toJSON', NODE_INSPECT, DENO_INSPECT]) {
    Object.defineProperty(type.prototype, member, { value, configurable: true, writable: true })
  }
  // the build shortens it
  Object.defineProperty(type, 'name', { value: name, configurable: true })
}

const NODE_INSPECT = Symbol.for('nodejs.util.inspect.custom')
const DENO_INSPECT = Symbol.for('Deno.customInspect')
