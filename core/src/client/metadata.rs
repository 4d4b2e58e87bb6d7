//! An issuer's metadata (RFC 8414).

use crate::error::errors;
use crate::json::{Document, Value};
use crate::token_endpoint::HttpRequest;

/// What an issuer says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerMetadata {
    /// The issuer, byte for byte the one that was asked for.
    pub issuer: String,
    /// Where token requests go.
    pub token_endpoint: String,
    /// Where the public keys stand.
    pub jwks_uri: String,
}

errors! {
    /// Why a document is not the metadata of an issuer. Metadata that is at hand should then be kept.
    pub enum InvalidMetadata {
        /// Over 256 KiB.
        TooLarge => ResponseTooLarge "metadata.too_large" "the issuer's metadata have more than 262,144 bytes";
        /// Not one strict JSON object, or a member missing or of another type.
        Json => InvalidResponse "metadata.json" "the issuer's metadata are not one JSON object with issuer, token_endpoint and jwks_uri";
        /// The metadata of another issuer (RFC 8414 section 3.3).
        Issuer => InvalidResponse "metadata.issuer" "the metadata name another issuer, byte for byte, than was asked for";
        /// An address that may not be spoken to.
        Address => InvalidResponse "metadata.address" "the metadata name an address that is not https";
    }
}

const MAX_BYTES: usize = 256 * 1024;

impl IssuerMetadata {
    /// Reads metadata that must be those of this issuer.
    pub fn parse(bytes: &[u8], issuer: &str) -> Result<Self, InvalidMetadata> {
        if bytes.len() > MAX_BYTES {
            return Err(InvalidMetadata::TooLarge);
        }
        let document = Document::parse(bytes).map_err(|_| InvalidMetadata::Json)?;
        let text = |name| document.root().get(name).and_then(Value::owned_string).ok_or(InvalidMetadata::Json);
        let metadata =
            Self { issuer: text("issuer")?, token_endpoint: text("token_endpoint")?, jwks_uri: text("jwks_uri")? };
        if metadata.issuer != issuer {
            return Err(InvalidMetadata::Issuer);
        }
        let addresses = [&metadata.token_endpoint, &metadata.jwks_uri];
        if addresses.into_iter().all(|address| HttpRequest::get(address).has_allowed_address()) {
            Ok(metadata)
        } else {
            Err(InvalidMetadata::Address)
        }
    }
}
