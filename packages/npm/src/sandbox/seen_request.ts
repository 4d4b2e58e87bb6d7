/** One request that reached the sandbox; never an assertion, a token or a key. What is not known is left out. */
export interface SeenRequest {
  /** When, in Unix seconds of the sandbox's clock. */
  readonly at: number
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** None when not even a status line was sent. */
  readonly status?: number
  /** The kind of the fault that was acted out. */
  readonly fault?: string
  /** The grant's `iss`. */
  readonly client_id?: string
  readonly jti?: string
  readonly scope?: string
  /** Nine digits. */
  readonly systemuser_org?: string
  readonly externalRef?: string
  /** The refusal's `error`. */
  readonly error?: string
  /** The refusal's code, such as `MP-303`. */
  readonly code?: string
  /** Why no system user was found, which Maskinporten keeps to itself: `external_ref_missing`, `not_approved`, … */
  readonly cause?: string
}
