import type { HostRequest } from './host.js'
import { redact } from './redact.js'

/**
 * A request to be sent as it is, once: `fetch(request.url, request)` does so.
 *
 * Prints without its headers and body, which hold a secret.
 */
export class HttpRequest {
  /** `GET` or `POST`. */
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** Bytes of the answer that are worth reading; beyond them it is refused. */
  readonly limit: number
  /** Milliseconds that the call may take in all. */
  readonly timeout: number
  readonly #headers: [string, string][]
  readonly #body: Uint8Array<ArrayBuffer>

  /** Made by {@link tokenRequest} and {@link exchangeRequest}. */
  constructor(request: HostRequest) {
    this.method = request.method
    this.url = request.url
    this.limit = request.limit
    this.timeout = request.timeout
    this.#headers = request.headers
    this.#body = request.body
  }

  /** Names are lower case. Those of an exchange hold a token. */
  get headers(): [string, string][] {
    return this.#headers
  }

  /** That of a token request holds the assertion; `null`, as fetch has it, for `GET`. */
  get body(): Uint8Array<ArrayBuffer> | null {
    return this.#body.length > 0 ? this.#body : null
  }

  /** An assertion must reach one server only. */
  get redirect(): 'manual' {
    return 'manual'
  }
}
redact(HttpRequest, 'HttpRequest')
