//! Key sets as issuers publish them.

use super::{Algorithm, RsaPublicKey, read_component};
use crate::error::errors;
use crate::json::{Document, Kind, Value};

/// The RSA signature keys of a JWK Set (RFC 7517 section 5).
///
/// A key that cannot be used is left out and never disables another: another type or size, `use` other than
/// `sig`, `key_ops` without `verify`, an `alg` that is not RS256, RS384 or RS512. Private members are dropped.
#[derive(Debug, Clone, Default)]
pub struct Jwks {
    keys: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    kid: Option<String>,
    /// Bound to one algorithm, or free.
    alg: Option<Algorithm>,
    key: RsaPublicKey,
}

errors! {
    /// Why a document is not a JWK Set. A good set that is at hand should then be kept.
    pub enum InvalidJwks {
        /// Over 256 KiB.
        TooLarge => ResponseTooLarge "jwks.too_large" "the key set has more than 262,144 bytes";
        /// Over 512 keys.
        TooManyKeys => ResponseTooLarge "jwks.too_many_keys" "the key set has more than 512 keys";
        /// Not one strict JSON object.
        Json => InvalidResponse "jwks.json" "the key set is not one JSON object; is the address that of the issuer's jwks_uri?";
        /// No array `keys`.
        NoKeys => InvalidResponse "jwks.no_keys" "the key set has no array named keys";
    }
}

/// The longest key set that is read, in bytes.
pub(crate) const MAX_BYTES: usize = 256 * 1024;
const MAX_KEYS: usize = 512;

impl Jwks {
    /// Reads a JWK Set document.
    pub fn parse(bytes: &[u8]) -> Result<Self, InvalidJwks> {
        if bytes.len() > MAX_BYTES {
            return Err(InvalidJwks::TooLarge);
        }
        let document = Document::parse(bytes).map_err(|_| InvalidJwks::Json)?;
        if document.root().kind() != Kind::Object {
            return Err(InvalidJwks::Json);
        }
        let keys: Vec<_> = document.root().get("keys").and_then(Value::array).ok_or(InvalidJwks::NoKeys)?.collect();
        if keys.len() > MAX_KEYS {
            return Err(InvalidJwks::TooManyKeys);
        }
        let mut entries: Vec<Entry> = Vec::new();
        for entry in keys.into_iter().filter_map(read_key) {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        Ok(Self { keys: entries })
    }

    /// Whether there is no key that could verify anything.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The `kid`s under which exactly one key can verify that algorithm, in the document's order.
    pub fn usable_kids(&self, algorithm: Algorithm) -> Vec<&str> {
        let mut kids = Vec::new();
        for kid in self.keys.iter().filter_map(|entry| entry.kid.as_deref()) {
            if !kids.contains(&kid) && self.find(Some(kid), algorithm).is_some() {
                kids.push(kid);
            }
        }
        kids
    }

    /// The key for a token: the one that its `kid` names, or the set's only one for a token without `kid`.
    pub(crate) fn find(&self, kid: Option<&str>, algorithm: Algorithm) -> Option<&RsaPublicKey> {
        let fits = |entry: &&Entry| entry.alg.is_none_or(|alg| alg == algorithm);
        if let Some(kid) = kid {
            let mut named = self.keys.iter().filter(|entry| entry.kid.as_deref() == Some(kid));
            let key = named.clone().find(fits).map(|entry| &entry.key)?;
            // one name for two keys, whatever their `alg`: nobody can tell which was meant
            return named.all(|entry| entry.key == *key).then_some(key);
        }
        let unambiguous =
            |entry: &&Entry| entry.kid.as_deref().is_none_or(|kid| self.find(Some(kid), algorithm).is_some());
        let mut keys = self.keys.iter().filter(fits).filter(unambiguous);
        let only = keys.next()?;
        keys.all(|other| other.kid == only.kid && other.key == only.key).then_some(&only.key)
    }
}

/// The key, if it is one that can verify RS256, RS384 or RS512.
fn read_key(jwk: Value<'_, '_>) -> Option<Entry> {
    let text = |name| jwk.get(name).and_then(Value::string);
    if text("kty")? != "RSA" || jwk.get("use").is_some_and(|usage| !usage.is("sig")) {
        return None;
    }
    if let Some(operations) = jwk.get("key_ops") {
        let operations = operations.strings()?;
        operations.iter().any(|operation| operation == "verify").then_some(())?;
    }
    let alg = match jwk.get("alg") {
        None => None,
        Some(name) => Some(Algorithm::parse(&name.string()?)?),
    };
    let kid = match jwk.get("kid") {
        None => None,
        Some(kid) => Some(kid.owned_string()?),
    };
    let (n, e) = (read_component(&text("n")?)?, read_component(&text("e")?)?);
    Some(Entry { kid, alg, key: RsaPublicKey::from_components(&n, &e).ok()? })
}
