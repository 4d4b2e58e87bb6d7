import type { Control } from './control.js'
import type { Fault } from './fault.js'
import type { SandboxProcess } from './process.js'
import type { SandboxAddresses } from './sandbox_addresses.js'
import type { ClockSetting, SandboxConfig } from './sandbox_config.js'
import type { SeenRequest } from './seen_request.js'

/**
 * Maskinporten and Altinn for tests, in a process of its own on a loopback address.
 *
 * Every method fails with a {@link SandboxError}; a refused one has changed nothing.
 */
export class Sandbox implements AsyncDisposable {
  /** Where it listens. */
  readonly addresses: SandboxAddresses
  readonly #control: Control
  readonly #process: SandboxProcess

  /** @internal */
  constructor(addresses: SandboxAddresses, control: Control, process: SandboxProcess) {
    this.addresses = addresses
    this.#control = control
    this.#process = process
  }

  /** Maskinporten's issuer: what a client or a verifier takes as `issuer`. */
  get issuer(): string {
    return this.addresses.issuer
  }

  /** An API for system users with the scope `altinn:demo.read`. */
  get exampleApi(): string {
    return this.addresses.example_api
  }

  /** Adds what it shall know, whole or not at all. */
  async load(config: SandboxConfig): Promise<void> {
    await this.#control.post('/load', config)
  }

  /** Back to an empty sandbox: registers, clock, faults, requests and used `jti`s. */
  async reset(): Promise<void> {
    await this.#control.post('/reset')
  }

  /** What it knows now, without private keys. */
  async state(): Promise<SandboxConfig> {
    return await this.#control.get('/state')
  }

  /** The last requests to anything but its control, the oldest first. */
  async requests(): Promise<SeenRequest[]> {
    return await this.#control.get('/requests')
  }

  /** Forgets the requests so far. */
  async clearRequests(): Promise<void> {
    await this.#control.delete('/requests')
  }

  /** Moves its clock: tokens, checks and the `Date` header follow it. */
  async setClock(setting: ClockSetting): Promise<void> {
    await this.#control.post('/clock', setting)
  }

  /** Queues faults. */
  async addFault(...faults: readonly Fault[]): Promise<void> {
    await this.#control.post('/faults', faults)
  }

  /** The faults that have not struck yet. */
  async faults(): Promise<Fault[]> {
    return await this.#control.get('/faults')
  }

  /** Forgets the faults that have not struck yet. */
  async clearFaults(): Promise<void> {
    await this.#control.delete('/faults')
  }

  /** Has Maskinporten or Altinn sign with a new key, and gives its `kid`; the old one stays in the key set or goes. */
  async rotateKey(signer: 'maskinporten' | 'altinn', old: 'keep' | 'drop'): Promise<string> {
    const { kid } = await this.#control.post<{ kid: string }>('/keys/rotate', { signer, old })
    return kid
  }

  /** Any other control endpoint, such as `DELETE` of `/system-users/{id}`; the sandbox's README lists them. */
  async control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    if (method === 'GET') return await this.#control.get(path)
    if (method === 'DELETE') return await this.#control.delete(path)
    return await this.#control.post(path, body)
  }

  /** Whether it has ended, by {@link stop} or by itself. */
  get stopped(): boolean {
    return this.#process.ended
  }

  /** Ends the process. May be called again. */
  async stop(): Promise<void> {
    await this.#process.stop()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}
