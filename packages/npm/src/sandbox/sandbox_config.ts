import type { Fault } from './fault.js'

/** What a sandbox knows. Members carry the names of the wire; organisation numbers have nine digits, without `0192:`. */
export interface SandboxConfig {
  /** Maskinporten clients: who may ask for tokens. */
  readonly clients?: readonly SandboxClient[] | undefined
  /** Scopes whose tokens may live at most so many seconds. */
  readonly scopes?: readonly { readonly name: string; readonly at_max_age?: number | undefined }[] | undefined
  /** Which organisation was granted which scope; without one the answer is MP-250. */
  readonly grants?: readonly { readonly scope: string; readonly organisation: string }[] | undefined
  /** Which consumer delegated which scope to which supplier; without one the answer is MP-251. */
  readonly delegations?:
    | readonly { readonly scope: string; readonly consumer: string; readonly supplier: string }[]
    | undefined
  /** Altinn's system register. */
  readonly systems?: readonly SandboxSystem[] | undefined
  /** Altinn's system users. */
  readonly system_users?: readonly SandboxSystemUser[] | undefined
  /** Certificates as PEM that `x5c` chains are trusted by. */
  readonly trusted_certificates?: readonly string[] | undefined
  /** Short codes of service owners, which Altinn's exchange adds. */
  readonly service_owners?: readonly { readonly organisation: string; readonly code: string }[] | undefined
  readonly clock?: ClockSetting | undefined
  readonly faults?: readonly Fault[] | undefined
}

/** A client without keys signs with an enterprise certificate (`x5c`) of its organisation. */
export interface SandboxClient {
  readonly client_id: string
  /** The organisation that owns it. */
  readonly organisation: string
  /** The scopes added to the client; else the answer is MP-200. */
  readonly scopes?: readonly string[] | undefined
  /** At most five; `registered_at` in Unix seconds is now when left out, and a year later the key answers MP-121. */
  readonly keys?: readonly { readonly jwk: object; readonly registered_at?: number | undefined }[] | undefined
  /** The longest life of its access tokens in seconds, 1 to 7200. */
  readonly access_token_lifetime?: number | undefined
}

/** A system of the system register. */
export interface SandboxSystem {
  /** `{vendor}_{anything}`. */
  readonly id: string
  readonly vendor: string
  /** The Maskinporten clients that may ask for tokens. */
  readonly clientId?: readonly string[] | undefined
  readonly isDeleted?: boolean | undefined
}

/** A customer's system user for a system. */
export interface SandboxSystemUser {
  /** A UUID in lower case; made up when left out. */
  readonly id?: string | undefined
  readonly system_id: string
  /** The organisation that owns it. */
  readonly systemuser_org: string
  readonly externalRef?: string | undefined
  /** How far it has come; `accepted` when left out. */
  readonly status?: 'new' | 'accepted' | 'rejected' | 'deleted' | undefined
  /** From when Maskinporten finds it, in Unix seconds. */
  readonly active_from?: number | undefined
}

/** How far the sandbox's clock is from this machine's, in seconds, or where it stands still moving, in Unix seconds. */
export type ClockSetting = { readonly offset_seconds: number } | { readonly now: number }
