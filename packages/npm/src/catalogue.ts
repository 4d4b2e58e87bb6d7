import * as binding from '../gen/systembruker_wasm.js'
import type { Actor, Retry } from './error_class.js'

/** One kind of refusal: why it comes, who must act, what to look at. */
export interface CatalogueEntry {
  /** The `code` of a {@link RefusalError}, such as `maskinporten.mp_303`. */
  readonly code: string
  /** `MP-nnn`, for refusals that have one. */
  readonly mpCode?: string
  /** Why it comes: one clause. */
  readonly cause: string
  readonly actor: Actor
  readonly retry: Retry
  /** What to do or to look at, in this order. */
  readonly checklist: readonly string[]
}

/** Every refusal that Maskinporten is known to give (Digdir's trouble-shooting page and threads since). */
export function catalogue(): readonly CatalogueEntry[] {
  return binding.catalogue()
}
