//! Private keys as JWK (RFC 7518 section 6.3.2).

use zeroize::Zeroizing;

use super::InvalidPrivateKey;
use super::private_key::{PrivateKey, Secret};
use crate::jose::{Algorithm, RsaPublicKey, read_component};
use crate::json::{Document, Value};
use crate::nouns::KeyId;

pub(super) fn read(text: &str) -> Result<PrivateKey, InvalidPrivateKey> {
    if text.trim_start().starts_with("-----") {
        return Err(InvalidPrivateKey::PemNotJwk);
    }
    let document = Document::parse(text.as_bytes()).map_err(|_| InvalidPrivateKey::JwkJson)?;
    let jwk = document.root();
    if jwk.get("keys").is_some() {
        return Err(InvalidPrivateKey::JwkSet);
    }
    match jwk.get("kty").and_then(Value::string).as_deref() {
        Some("RSA") => {}
        Some(_) => return Err(InvalidPrivateKey::NotRsa),
        None => return Err(InvalidPrivateKey::JwkJson),
    }
    if jwk.get("d").is_none() {
        return Err(InvalidPrivateKey::PublicKey);
    }
    if jwk.get("oth").is_some() {
        return Err(InvalidPrivateKey::MultiPrime);
    }
    if jwk.get("use").is_some_and(|usage| !usage.is("sig")) {
        return Err(InvalidPrivateKey::JwkUse);
    }
    let alg = jwk.get("alg");
    if alg.is_some_and(|alg| alg.string().and_then(|name| Algorithm::parse(&name)).is_none()) {
        return Err(InvalidPrivateKey::JwkUse);
    }
    if let Some(operations) = jwk.get("key_ops") {
        let operations = operations.strings().unwrap_or_default();
        operations.iter().any(|operation| operation == "sign").then_some(()).ok_or(InvalidPrivateKey::JwkUse)?;
    }
    let member = |name: &'static str| {
        let text = jwk.get(name).and_then(Value::string).ok_or(InvalidPrivateKey::JwkMember { name })?;
        read_component(&text).map(Zeroizing::new).ok_or(InvalidPrivateKey::JwkMember { name })
    };
    let kid = match jwk.get("kid") {
        None => None,
        Some(kid) => {
            let kid = kid.string().ok_or(InvalidPrivateKey::JwkMember { name: "kid" })?;
            Some(KeyId::parse(&kid).map_err(|_| InvalidPrivateKey::JwkMember { name: "kid" })?)
        }
    };
    let public = RsaPublicKey::from_components(&member("n")?, &member("e")?)?;
    let secret = Secret {
        d: member("d")?,
        p: member("p")?,
        q: member("q")?,
        dp: member("dp")?,
        dq: member("dq")?,
        qi: member("qi")?,
    };
    PrivateKey::new(public, secret, kid)
}
