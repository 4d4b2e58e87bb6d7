//! Reading a token without verifying it.

use super::TokenClaims;
use crate::jose::{CompactParts, MalformedToken, Part, TokenHeader, base64url, object};

/// A token that was read and not verified: nothing in it is to be believed.
///
/// Its own text is not kept.
#[derive(Debug, Clone)]
pub struct UnverifiedToken {
    /// The JOSE header.
    pub header: TokenHeader,
    /// The claims as the token states them.
    pub claims: TokenClaims,
}

impl UnverifiedToken {
    /// Whether this reads like a grant that was mistaken for a token: it names no client and no consumer in claims of
    /// their own, as every token does. [`UnverifiedGrant`](crate::UnverifiedGrant) reads it as one.
    pub fn looks_like_a_grant(&self) -> bool {
        let claims = &self.claims;
        claims.client_id.is_none() && claims.client_amr.is_none() && claims.consumer.is_none()
    }
}

/// Reads a Maskinporten token, or an Altinn token made from one, without verifying anything.
///
/// Shape, base64url and JSON are judged as strictly as by [`verify`](crate::verify); signature, algorithm and
/// claims are not. An unsigned token can be read. Up to 64 KiB.
pub fn decode(token: &str) -> Result<UnverifiedToken, MalformedToken> {
    let parts = CompactParts::split(token)?;
    let header = read_header(&parts)?;
    read_signature(&parts)?;
    Ok(UnverifiedToken { header, claims: read_claims(&parts)? })
}

pub(super) fn read_header(parts: &CompactParts<'_>) -> Result<TokenHeader, MalformedToken> {
    let bytes = base64url::decode(parts.header).ok_or(MalformedToken::HeaderEncoding)?;
    Ok(TokenHeader::from_document(&object(&bytes, Part::Header)?))
}

pub(super) fn read_signature(parts: &CompactParts<'_>) -> Result<Vec<u8>, MalformedToken> {
    base64url::decode(parts.signature).ok_or(MalformedToken::SignatureEncoding)
}

pub(super) fn read_claims(parts: &CompactParts<'_>) -> Result<TokenClaims, MalformedToken> {
    let bytes = base64url::decode(parts.payload).ok_or(MalformedToken::PayloadEncoding)?;
    Ok(TokenClaims::from_document(&object(&bytes, Part::Payload)?))
}
