/**
 * Sends one request: `globalThis.fetch` fits, and so does anything of its shape.
 *
 * It is called once for each request, follows no redirect, repeats nothing by itself (an assertion is refused the second
 * time) and adds no credentials. What it rejects with is not shown to anybody; `{ code: 'transport.tls' }` and
 * `{ code: 'transport.timeout' }` say what happened, and the codes of Node's, Bun's and Deno's own errors are known.
 */
export type Transport = (url: string, init: TransportInit) => Promise<TransportResponse>

/** What a transport is told: a part of fetch's `RequestInit`. */
export interface TransportInit {
  method: string
  /** In this order; names are lower case. */
  headers: [string, string][]
  /** Absent for `GET`. A secret: it holds the assertion. */
  body?: Uint8Array<ArrayBuffer>
  redirect: 'manual'
  /** These three are absent where the platform's fetch does not know them. */
  cache?: 'no-store'
  credentials?: 'omit'
  referrerPolicy?: 'no-referrer'
  /** Fires when the answer is wanted no more, or has not come in time. */
  signal: AbortSignal
}

/** What a transport gives: a part of fetch's `Response`, decompressed. */
export interface TransportResponse {
  readonly status: number
  /** `opaqueredirect` is how a browser tells of a redirect that it did not follow. */
  readonly type?: string
  readonly headers: Iterable<[string, string]>
  /** Read up to one byte over the limit. Where there is none, `arrayBuffer` is called. */
  readonly body?: ByteStream | null
  arrayBuffer(): Promise<ArrayBuffer>
}

/** A part of the web's `ReadableStream`. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>
    cancel(): Promise<void>
  }
  cancel(): Promise<void>
}
