import * as binding from '../gen/systembruker_wasm.js'
import { checkMembers, members } from './argument.js'

/**
 * Which Maskinporten: a published one by name, or another (a sandbox) by its issuer.
 *
 * `test` goes with Altinn TT02. The issuer is compared and sent byte for byte, its trailing slash included; the token
 * endpoint is the issuer plus `token`. {@link ConfigError}: `environment.…`; {@link InputError}: `argument.either_or`.
 */
export interface EnvironmentOptions {
  readonly environment?: 'test' | 'prod' | undefined
  /** Absolute https URL; http on loopback only. */
  readonly issuer?: string | undefined
  /** Beside `issuer`: where Altinn's exchange stands. */
  readonly altinnPlatform?: string | undefined
}

/** The addresses of an environment, as Digdir and Altinn publish them. */
export interface Addresses {
  readonly issuer: string
  readonly tokenEndpoint: string
  /** RFC 8414. */
  readonly metadataUrl: string
  readonly jwksUri: string
  readonly altinnPlatform: string
  readonly altinnIssuer: string
  readonly altinnOpenidConfigurationUrl: string
  readonly altinnExchangeUrl: string
}

/** The addresses of an environment. Fetches nothing. */
export function addresses(options: EnvironmentOptions): Addresses {
  return binding.addresses(environmentOf(options)) as Addresses
}

/** The options as the core reads them: a plain object, in which no getter of a caller's runs. */
export function environmentOf(options: EnvironmentOptions): EnvironmentOptions {
  checkMembers(options, MEMBERS, 'options')
  const { environment, issuer, altinnPlatform } = options
  return { environment, issuer, altinnPlatform }
}

const MEMBERS = members('environment', 'issuer', 'altinnPlatform')
