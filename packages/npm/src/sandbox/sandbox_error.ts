/**
 * The sandbox cannot be found or started, or refuses what it is told.
 *
 * `code` is the contract: `sandbox.not_found`, `sandbox.not_started`, `sandbox.stopped`, or the sandbox's own for a
 * refusal, such as `config.organisation_number` or `config.fault`.
 */
export class SandboxError extends Error {
  /** A fixed slug: what happened. */
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
// written out, for the build shortens the names of classes
for (const named of [SandboxError, SandboxError.prototype]) {
  Object.defineProperty(named, 'name', { value: 'SandboxError', configurable: true })
}
