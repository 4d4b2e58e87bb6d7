/** A number that somebody's clock or random source gave; what is none becomes NaN, which the core takes for the worst. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}
