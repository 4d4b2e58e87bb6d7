use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Algorithm;
use serde_json::{Map, Value};

use super::strict_json;

/// A compact JWS taken apart; nothing in it is verified yet.
pub(crate) struct CompactJws<'a> {
    pub(crate) header: Map<String, Value>,
    pub(crate) claims: Map<String, Value>,
    pub(crate) signing_input: &'a str,
    /// base64url, as it came.
    pub(crate) signature: &'a str,
}

impl<'a> CompactJws<'a> {
    /// Three base64url parts, the first two JSON objects without a repeated member, and no `crit`.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let (signing_input, signature) = text.rsplit_once('.')?;
        let (header, claims) = signing_input.split_once('.')?;
        URL_SAFE_NO_PAD.decode(signature).ok()?;
        let object = |part: &str| strict_json::object(&URL_SAFE_NO_PAD.decode(part).ok()?);
        let header = object(header)?;
        // an extension that must be understood is not understood here (RFC 7515 section 4.1.11)
        if header.contains_key("crit") {
            return None;
        }
        Some(Self { header, claims: object(claims)?, signing_input, signature })
    }

    /// The header's `alg`, when it is one of the three that Maskinporten takes.
    pub(crate) fn algorithm(&self) -> Option<Algorithm> {
        match self.header.get("alg")?.as_str()? {
            "RS256" => Some(Algorithm::RS256),
            "RS384" => Some(Algorithm::RS384),
            "RS512" => Some(Algorithm::RS512),
            _ => None,
        }
    }
}
