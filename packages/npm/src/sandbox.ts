/**
 * The sandbox for tests in Node: a process that stands in for Maskinporten and Altinn.
 *
 * @module
 */

export type { Fault, FaultKind } from './sandbox/fault.js'
export type { Sandbox } from './sandbox/sandbox.js'
export type { SandboxAddresses } from './sandbox/sandbox_addresses.js'
export type {
  ClockSetting,
  SandboxClient,
  SandboxConfig,
  SandboxSystem,
  SandboxSystemUser,
} from './sandbox/sandbox_config.js'
export { SandboxError } from './sandbox/sandbox_error.js'
export type { SeenRequest } from './sandbox/seen_request.js'
export { type SandboxOptions, startSandbox } from './sandbox/start_sandbox.js'
