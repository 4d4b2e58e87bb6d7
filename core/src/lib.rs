//! Altinn system users and Maskinporten: every rule of the protocol, as values in and values out.
//!
//! This crate opens no socket and no file and asks no clock and no random source: its caller gives `now`, the
//! `jti`, a transport and a signer. It never panics on any input.
//!
//! # A token for a customer's system user, step by step
//!
#![cfg_attr(feature = "ring", doc = "```")]
#![cfg_attr(not(feature = "ring"), doc = "```ignore")]
//! use systembruker::{
//!     Algorithm, ClientId, Environment, HttpResponse, JwtGrant, KeyId, OrganisationNumber, PrivateKey,
//!     RequestedSystemUser, RingSigner, ScopeSet, UnixTime, read_token_response, token_request,
//! };
//! # let pem = include_str!("../tests/common/throw_away.pem");
//! # let send = |_| HttpResponse {
//! #     status: 200,
//! #     headers: Vec::new(),
//! #     body: br#"{"access_token":"abc","token_type":"Bearer","expires_in":120,"scope":"altinn:demo.read"}"#.to_vec(),
//! # };
//! # let (now, jti) = (UnixTime::from_seconds(1_790_000_000), "0b6a5f0e-7c43-4d6f-b0a2-6f3f2f6d7a11");
//!
//! let signer = RingSigner::new(&PrivateKey::from_pem(pem)?)?;
//! let customer = RequestedSystemUser { owner: OrganisationNumber::parse("311 860 917")?, external_ref: None };
//! let client_id = ClientId::parse("5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901")?;
//! let grant = JwtGrant::system_user(&Environment::Test, client_id, ScopeSet::parse("altinn:demo.read")?, customer);
//!
//! // once per attempt: a fresh jti, the time now, a signature
//! let unsigned = grant.build(&KeyId::parse("my-key")?.into(), Algorithm::Rs256, now, jti)?;
//! let signature = signer.sign_now(Algorithm::Rs256, unsigned.signing_input().as_bytes())?;
//! let request = token_request(&Environment::Test, &unsigned.attach(&signature)?);
//!
//! match read_token_response(&send(request), now) {
//!     Ok(token) => assert_eq!(token.expires_in, Some(120)),
//!     Err(refusal) => println!("{refusal}; {:?}", refusal.advice().checklist),
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to begin
//!
//! [`Client`] does all of the above for any number of customers, with retries and a cache, over the transport, clock and
//! randomness that it is given; the crate `systembruker-reqwest` has those for tokio.
//!
//! [`JwtGrant`] builds grants · [`read_token_response`] judges answers · [`decode`] reads a token, unverified ·
//! [`IssuerKeys`], [`verify`] and [`Jwks`] are for APIs that receive tokens · [`SystemDefinition`] is for the system register.
//!
//! jsonwebtoken, the usual crate for tokens, is not used here: it ignores `crit`, binds no JWK members, reads the
//! clock and owns a process-wide provider. It is the independent judge in this project's sandbox and tests.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)
)]

mod client;
mod error;
mod grant;
mod jose;
mod json;
mod keys;
mod nouns;
mod system;
pub mod testing;
mod token;
mod token_endpoint;

#[cfg(feature = "aes-gcm")]
pub use client::SealingKey;
pub use client::{
    CallOptions, Client, ClientConfig, ClientError, Clock, Event, Host, InvalidClientConfig, InvalidMetadata,
    IssuerKeys, IssuerMetadata, NoStore, Observed, Parts, Random, RandomError, Sealer, StoreError, StoreKey, Token,
    TokenKey, TokenQuery, TokenStore, Transport,
};
pub use error::{Classified, ErrorClass};
pub use grant::{
    Assertion, GrantFault, InvalidGrant, JwtGrant, KeyReference, RequestedSystemUser, UnsignedAssertion,
    UnverifiedGrant,
};
pub use jose::{
    Algorithm, InvalidAlgorithm, InvalidJwks, InvalidPublicKey, Jwks, MalformedToken, RsaPublicKey, TokenHeader,
};
pub use keys::{
    CertificateChain, InvalidCertificateChain, InvalidPrivateKey, PrivateKey, SignatureCheck, SignatureVerifier,
    Signer, SigningError,
};
#[cfg(feature = "ring")]
pub use keys::{RingSigner, RingVerifier};
pub use nouns::*;
pub use system::{
    AccessPackage, InvalidAccessPackage, InvalidGuideDescription, InvalidResourceId, InvalidSystem, Language,
    LocalizedText, OpenPoint, ResourceId, Right, SystemDefinition, SystemDraft,
};
pub use token::{
    InvalidPolicy, Offsets, Organisation, PendingVerification, RefusedToken, SystemUser, TokenClaims, TokenField,
    UnreadableSystemUsers, UnverifiedToken, VerificationError, VerificationPolicy, VerifiedToken, decode,
    decode_offsets, verify,
};
pub use token_endpoint::{
    AccessToken, Actor, CATALOGUE, CONNECT_TIMEOUT, CatalogueEntry, HttpRequest, HttpResponse,
    MAX_TOKEN_RESPONSE_BYTES, Retry, TOKEN_CALL_TIMEOUT, TokenRefusal, TransportError, exchange_request,
    read_exchange_response, read_token_response, token_request,
};

/// Compact JSON. Cannot fail for this crate's own types: their member names are strings.
fn write_json(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
