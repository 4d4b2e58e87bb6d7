//! The compact serialization (RFC 7515 section 3.1): three parts and no more.

use crate::error::errors;
use crate::json::{Document, JsonFault, Kind};

/// The longest token that is looked at, in bytes. Real ones have some 1,300.
pub(crate) const MAX_TOKEN_BYTES: usize = 64 * 1024;

errors! {
    /// Why a text is not a signed token in compact serialization.
    pub enum MalformedToken {
        /// Over 64 KiB.
        TooLarge => Malformed "token.too_large" "the token has more than 65,536 bytes";
        /// Not three parts between two dots; an encrypted token has five.
        NotThreeParts => Malformed "token.not_three_parts"
            "a signed token has three parts set apart by dots; give the token alone, without Bearer or JSON around it";
        /// The header is not canonical base64url.
        HeaderEncoding => Malformed "token.header_encoding" "the token's header is not base64url without padding; give the token alone, without Bearer, JSON or blanks around it";
        /// The header is not one JSON object.
        HeaderJson => Malformed "token.header_json" "the token's header is not one JSON object";
        /// The header names a member twice.
        HeaderDuplicateMember => Malformed "token.header_duplicate_member" "the token's header has a member twice";
        /// Header nested over 64 deep.
        HeaderTooDeep => Malformed "token.header_too_deep" "the token's header is nested over 64 deep";
        /// There is no payload.
        PayloadEmpty => Malformed "token.payload_empty" "the token's payload is empty";
        /// The payload is not canonical base64url.
        PayloadEncoding => Malformed "token.payload_encoding" "the token's payload is not base64url without padding";
        /// The payload is not one JSON object.
        PayloadJson => Malformed "token.payload_json" "the token's payload is not one JSON object";
        /// The payload names a member twice.
        PayloadDuplicateMember => Malformed "token.payload_duplicate_member" "the token's payload has a member twice";
        /// Payload nested over 64 deep.
        PayloadTooDeep => Malformed "token.payload_too_deep" "the token's payload is nested over 64 deep";
        /// The signature is not canonical base64url.
        SignatureEncoding => Malformed "token.signature_encoding"
            "the token's signature is not base64url without padding; was it copied whole, and without a line break?";
    }
}

/// The three parts, still encoded.
#[derive(Clone, Copy)]
pub(crate) struct CompactParts<'t> {
    token: &'t str,
    pub(crate) header: &'t str,
    pub(crate) payload: &'t str,
    pub(crate) signature: &'t str,
}

impl<'t> CompactParts<'t> {
    pub(crate) fn split(token: &'t str) -> Result<Self, MalformedToken> {
        if token.len() > MAX_TOKEN_BYTES {
            return Err(MalformedToken::TooLarge);
        }
        let mut parts = token.split('.');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(_), Some(""), Some(_), None) => Err(MalformedToken::PayloadEmpty),
            (Some(header), Some(payload), Some(signature), None) => Ok(Self { token, header, payload, signature }),
            _ => Err(MalformedToken::NotThreeParts),
        }
    }

    /// What was signed: the first two parts and the dot between them.
    pub(crate) fn signing_input(&self) -> &'t str {
        self.token.get(..self.header.len().saturating_add(1).saturating_add(self.payload.len())).unwrap_or_default()
    }
}

/// Which part of a token a JSON text is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Part {
    Header,
    Payload,
}

/// Reads a decoded part, which must be one strict JSON object.
pub(crate) fn object(bytes: &[u8], part: Part) -> Result<Document<'_>, MalformedToken> {
    let document = Document::parse(bytes).map_err(|fault| part_fault(fault, part))?;
    if document.root().kind() == Kind::Object { Ok(document) } else { Err(part_fault(JsonFault::Syntax, part)) }
}

pub(crate) fn part_fault(fault: JsonFault, part: Part) -> MalformedToken {
    match (part, fault) {
        (Part::Header, JsonFault::DuplicateMember) => MalformedToken::HeaderDuplicateMember,
        (Part::Header, JsonFault::TooDeep) => MalformedToken::HeaderTooDeep,
        (Part::Header, _) => MalformedToken::HeaderJson,
        (Part::Payload, JsonFault::DuplicateMember) => MalformedToken::PayloadDuplicateMember,
        (Part::Payload, JsonFault::TooDeep) => MalformedToken::PayloadTooDeep,
        (Part::Payload, _) => MalformedToken::PayloadJson,
    }
}
