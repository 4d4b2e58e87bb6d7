//! Altinn system users and Maskinporten: every rule of the protocol, as values in and values out.
//!
//! This crate opens no socket and no file and asks no clock and no random source: its caller gives `now`, the
//! `jti`, a transport and a signer. It never panics on any input.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)
)]

mod error;
mod grant;
mod jose;
mod json;
mod keys;
mod nouns;
mod system;
mod token;
mod token_endpoint;

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
    InvalidPolicy, Offsets, OffsetsError, Organisation, PendingVerification, RefusedToken, SystemUser, TokenClaims,
    TokenField, UnreadableSystemUsers, UnverifiedToken, VerificationError, VerificationPolicy, VerifiedToken, decode,
    decode_offsets, verify,
};
pub use token_endpoint::{
    AccessToken, Actor, CATALOGUE, CatalogueEntry, HttpRequest, HttpResponse, Retry, TokenRefusal, read_token_response,
    token_request,
};

/// Compact JSON. Cannot fail for this crate's own types: their member names are strings.
fn write_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
