/**
 * A system as the register takes it, under the names of the wire (`RegisterSystemRequest`). A member that is not named
 * here is refused.
 *
 * An update (`PUT`) replaces everything: change what the register holds, and leave nothing out.
 */
export interface SystemDefinition {
  /** `{vendor's organisation number}_{name}`, at most 255 characters, no blanks. Cannot be changed or used again later. */
  readonly id: string
  readonly vendor: {
    /** `iso6523-actorid-upis`, where it is given. */
    readonly authority?: string | undefined
    /** `0192:` and the organisation number that `id` starts with. */
    readonly ID: string
  }
  /** The name that customers see. */
  readonly name: LocalizedText
  /** What the system does. */
  readonly description: LocalizedText
  /** Single rights, each once. Default none. */
  readonly rights?: readonly SystemRight[] | undefined
  /** Access packages, each once: `urn:altinn:accesspackage:{name}`. Default none. */
  readonly accessPackages?: readonly { readonly urn: string }[] | undefined
  /**
   * The Maskinporten clients that get tokens for this system's users, each in one active system only. Default none, with
   * which there are no tokens (MP-303).
   */
  readonly clientId?: readonly string[] | undefined
  /**
   * Whether customers can find the system in Altinn's portal by themselves. Default true; must be false with an access
   * package that only agent system users can have.
   */
  readonly isVisible?: boolean | undefined
  /** Where a customer may be sent after approving: absolute https URLs. Default none. */
  readonly allowedRedirectUrls?: readonly string[] | undefined
}

/** A text in all languages of the register, none of them empty. */
export interface LocalizedText {
  /** Norwegian Bokmål. */
  readonly nb: string
  /** Norwegian Nynorsk. */
  readonly nn: string
  /** English. */
  readonly en: string
}

/** A right on exactly one resource. */
export interface SystemRight {
  /** One action, such as `read`. Normally none, which means the whole resource. */
  readonly action?: string | undefined
  /**
   * Exactly one. `id` is `urn:altinn:resource`, `value` the resource's id in Altinn's resource register; an app's is
   * `app_{owner}_{app}`.
   */
  readonly resource: readonly { readonly id: string; readonly value: string }[]
}
