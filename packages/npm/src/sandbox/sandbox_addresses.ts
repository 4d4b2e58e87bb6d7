/** Where a sandbox listens, all on a loopback address. */
export interface SandboxAddresses {
  /** Maskinporten's issuer, with the slash at its end. */
  readonly issuer: string
  readonly metadata: string
  readonly token_endpoint: string
  readonly jwks_uri: string
  /** Stands for `https://platform.altinn.no`. */
  readonly altinn_platform: string
  /** Answers who a system user token with the scope `altinn:demo.read` is for. */
  readonly example_api: string
  readonly control: string
}
