/**
 * What goes wrong, where and how often. Those of one path strike in the order in which they were added.
 *
 * Kinds up to `rate_limit` keep a grant from being judged; the others damage the answer to one that was, so that its
 * `jti` is used up.
 */
export type Fault = FaultKind & {
  /**
   * What {@link SandboxAddresses} names: `/jwk`, `/.well-known/oauth-authorization-server`, `/api/demo`, Altinn's
   * `/authentication/api/v1/exchange/maskinporten` and so on. When left out `/token`; the metadata for `other_issuer`.
   */
  readonly path?: string | undefined
  /** How many requests it strikes; 1 when left out. */
  readonly times?: number | 'forever' | undefined
}

/** The kinds of faults; what may be left out has a default that fits. */
export type FaultKind =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: readonly (readonly [string, string])[] | undefined
      readonly body?: string | undefined
    }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: 301 | 302 | 303 | 307 | 308 | undefined }
  | { readonly kind: 'empty_body'; readonly status?: number | undefined }
  | { readonly kind: 'garbage'; readonly bytes?: number | undefined }
  | { readonly kind: 'rate_limit'; readonly per_second: number; readonly retry_after?: number | undefined }
  | { readonly kind: 'other_issuer'; readonly issuer: string }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'drip'; readonly every_ms: number; readonly bytes?: number | undefined }
  | { readonly kind: 'reset' | 'close'; readonly at: 'before_answer' | 'after_headers' | 'mid_body' }
  | { readonly kind: 'close_after_answer' | 'cut_json' | 'endless_body' }
  | { readonly kind: 'oversize_body'; readonly bytes?: number | undefined }
  | { readonly kind: 'wrong_content_length'; readonly difference: number }
  | {
      readonly kind: 'compressed'
      readonly content: 'garbage' | 'bomb' | 'answer'
      readonly bytes?: number | undefined
    }
