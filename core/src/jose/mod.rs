//! JSON Web Signature parts: RFC 7515, 7517, 7518, 7638. Only RSASSA-PKCS1-v1_5.

mod algorithm;
pub(crate) mod base64url;
mod compact;
mod header;
mod jwks;
mod public_key;

pub use algorithm::{Algorithm, InvalidAlgorithm};
pub use compact::MalformedToken;
pub use header::TokenHeader;
pub use jwks::{InvalidJwks, Jwks};
pub use public_key::{InvalidPublicKey, RsaPublicKey};

pub(crate) use compact::{CompactParts, MAX_TOKEN_BYTES, Part, object};
pub(crate) use jwks::MAX_BYTES as JWKS_MAX_BYTES;
pub(crate) use public_key::read_component;
