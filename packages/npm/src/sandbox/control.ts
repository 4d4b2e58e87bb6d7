import { SandboxError } from './sandbox_error.js'

/** The control endpoints, by which a test tells the sandbox what to do. */
export class Control {
  readonly #base: string

  constructor(base: string) {
    this.#base = base
  }

  async get<T>(path: string): Promise<T> {
    return (await this.#ask('GET', path)) as T
  }

  async post<T = void>(path: string, body: unknown = {}): Promise<T> {
    return (await this.#ask('POST', path, body)) as T
  }

  async delete(path: string): Promise<void> {
    await this.#ask('DELETE', path)
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const content =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const [status, text] = await this.#send(path, { method, ...content })
    // what is not known is left out, as everywhere in JavaScript
    const answer = text === '' ? undefined : JSON.parse(text, (_, value) => value ?? undefined)
    if (status < 300) return answer
    throw new SandboxError(answer?.code ?? 'control.status', answer?.error ?? `the sandbox answered ${status}`)
  }

  async #send(path: string, request: RequestInit): Promise<[number, string]> {
    try {
      const response = await fetch(this.#base + path, request)
      return [response.status, await response.text()]
    } catch (cause) {
      throw new SandboxError('sandbox.stopped', 'the sandbox does not answer: has it been stopped?', { cause })
    }
  }
}
