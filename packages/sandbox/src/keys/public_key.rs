use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::{Map, Value, json};

use super::KeyError;

/// An RSA public key: modulus and exponent without leading zeros.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PublicKey {
    n: Vec<u8>,
    e: Vec<u8>,
}

/// A client's key as it was registered.
#[derive(Clone)]
pub(crate) struct RegisteredPublicKey {
    pub(crate) kid: String,
    pub(crate) alg: String,
    pub(crate) key: PublicKey,
}

impl PublicKey {
    pub(crate) fn new(n: &[u8], e: &[u8]) -> Result<Self, KeyError> {
        let (n, e) = (without_leading_zeros(n), without_leading_zeros(e));
        let bits = n.len() * 8 - n.first().map_or(0, |byte| byte.leading_zeros() as usize);
        if !(2048..=8192).contains(&bits) {
            return Err(KeyError::Size);
        }
        let exponent = e.iter().take(6).fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
        if exponent % 2 == 0 || !(65_537..1 << 33).contains(&exponent) {
            return Err(KeyError::Exponent);
        }
        Ok(Self { n: n.to_vec(), e: e.to_vec() })
    }

    /// Whether `signature` (base64url) is this key's RSASSA-PKCS1-v1_5 over `signing_input`.
    pub(crate) fn verifies(&self, algorithm: Algorithm, signing_input: &str, signature: &str) -> bool {
        let key = DecodingKey::from_rsa_raw_components(&self.n, &self.e);
        jsonwebtoken::crypto::verify(signature, signing_input.as_bytes(), &key, algorithm).unwrap_or(false)
    }

    pub(crate) fn jwk(&self, kid: &str) -> Value {
        json!({
            "kty": "RSA", "kid": kid, "alg": "RS256", "use": "sig",
            "n": URL_SAFE_NO_PAD.encode(&self.n), "e": URL_SAFE_NO_PAD.encode(&self.e),
        })
    }

    /// The JWK thumbprint (RFC 7638): SHA-256 over the members `e`, `kty`, `n` in this order.
    pub(crate) fn thumbprint(&self) -> String {
        let (n, e) = (URL_SAFE_NO_PAD.encode(&self.n), URL_SAFE_NO_PAD.encode(&self.e));
        let text = format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#);
        URL_SAFE_NO_PAD.encode(digest(&SHA256, text.as_bytes()))
    }
}

impl RegisteredPublicKey {
    /// Reads a JWK as self-service demands it: `kty`, `alg`, `use`, `e`, `n` and `kid`, and nothing private.
    pub(crate) fn from_jwk(jwk: &Value) -> Result<Self, KeyError> {
        let members = jwk.as_object().ok_or(KeyError::NotAnObject)?;
        if let Some(private) = PRIVATE_MEMBERS.into_iter().find(|name| members.contains_key(*name)) {
            return Err(KeyError::PrivateMember(private));
        }
        if text(members, "kty")? != "RSA" {
            return Err(KeyError::Type);
        }
        let alg = text(members, "alg")?;
        if !["RS256", "RS384", "RS512"].contains(&alg) {
            return Err(KeyError::Algorithm);
        }
        if text(members, "use")? != "sig" {
            return Err(KeyError::Use);
        }
        let kid = text(members, "kid")?;
        if !(1..=255).contains(&kid.chars().count()) {
            return Err(KeyError::Kid);
        }
        let decode = |name| URL_SAFE_NO_PAD.decode(text(members, name)?).map_err(|_| KeyError::Encoding);
        let key = PublicKey::new(&decode("n")?, &decode("e")?)?;
        Ok(Self { kid: kid.to_owned(), alg: alg.to_owned(), key })
    }
}

fn text<'a>(members: &'a Map<String, Value>, name: &'static str) -> Result<&'a str, KeyError> {
    members.get(name).and_then(Value::as_str).ok_or(KeyError::MissingMember(name))
}

fn without_leading_zeros(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    &bytes[zeros..]
}

const PRIVATE_MEMBERS: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
