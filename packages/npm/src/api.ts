export { AccessToken } from './access_token.js'
export type { Algorithm } from './algorithm.js'
export { Assertion } from './assertion.js'
export type { CallOptions } from './call_options.js'
export { type CatalogueEntry, catalogue } from './catalogue.js'
export { certificateChain } from './certificate_chain.js'
export { Client } from './client.js'
export type { ClientOptions } from './client_options.js'
export type { Clock } from './clock.js'
export type {
  ConfigCode,
  InputCode,
  KeyCode,
  MalformedTokenCode,
  RefusalCode,
  SystemUsersCode,
  TransportCode,
  VerificationCode,
} from './codes.js'
export * from './decode.js'
export { type Addresses, addresses, type EnvironmentOptions } from './environment.js'
export type { Actor, ErrorClass, Retry } from './error_class.js'
export * from './errors.js'
export type { ClientEvent } from './event.js'
export type { Failure } from './failure.js'
export { buildGrant, type GrantOptions, type RequestedSystemUser } from './grant.js'
export { HttpRequest } from './http_request.js'
export type { IdentityOptions } from './identity.js'
export { jwkSigner } from './jwk_signer.js'
export { KeySet } from './key_set.js'
export { type KeyvLike, keyvStore } from './keyv_store.js'
export { type KeyObjectLike, nodeSigner } from './node_signer.js'
export {
  parseClientId,
  parseExternalRef,
  parseOrganisationNumber,
  parseScope,
  parseSystemId,
} from './nouns.js'
export { pemSigner } from './pem_signer.js'
export type { PolicyOptions } from './policy.js'
export { type PublicJwk, type PublicJwkOptions, publicJwk } from './public_jwk.js'
export type { SystemUserQuery, VendorQuery } from './query.js'
export type { Random } from './random.js'
export { ringSigner } from './ring_signer.js'
export { ringVerifier } from './ring_verifier.js'
export type { SignatureCheck, SignatureVerifier } from './signature_check.js'
export type { Signer } from './signer.js'
export type { SignerCode } from './signer_code.js'
export type { TokenStore } from './store.js'
export { type OpenPoint, type SystemDraft, systemBody, systemFromGuide2024 } from './system.js'
export type { LocalizedText, SystemDefinition, SystemRight } from './system_definition.js'
export { Token } from './token.js'
export {
  exchangeRequest,
  type HttpAnswer,
  readExchangeResponse,
  readTokenResponse,
  tokenRequest,
} from './token_endpoint.js'
export type { ManyOptions, SystemUserToken } from './tokens.js'
export type { ByteStream, Transport, TransportInit, TransportResponse } from './transport.js'
export { UnsignedAssertion } from './unsigned_assertion.js'
export type { VerifiedToken } from './verified_token.js'
export { createVerifier, type Verifier, type VerifierOptions } from './verifier.js'
export { type VerifyOptions, verify } from './verify.js'
export { type CryptoKeyLike, webCryptoSigner } from './web_crypto_signer.js'
