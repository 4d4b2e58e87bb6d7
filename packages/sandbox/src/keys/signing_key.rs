use std::fmt;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeySize, PublicKeyComponents};
use aws_lc_rs::signature::{KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

use super::{KeyError, PublicKey, decode_pem, encode_pem};
use crate::config::SigningKeyPem;

/// A private RSA key with its `kid`; it prints as redacted.
pub(crate) struct SigningKey {
    pair: RsaKeyPair,
    pub(crate) kid: String,
    pub(crate) public: PublicKey,
}

impl SigningKey {
    /// Makes an RSA-2048 key, which takes up to a second of one core.
    pub(crate) fn generate() -> Result<Self, KeyError> {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| KeyError::Generation)?;
        Self::new(pair, None)
    }

    pub(crate) fn from_pem(key: &SigningKeyPem) -> Result<Self, KeyError> {
        let der = decode_pem(PKCS8, &key.pem).ok_or(KeyError::PrivateKey)?;
        let pair = RsaKeyPair::from_pkcs8(&der).map_err(|_| KeyError::PrivateKey)?;
        if key.kid.as_ref().is_some_and(|kid| !(1..=255).contains(&kid.chars().count())) {
            return Err(KeyError::Kid);
        }
        Self::new(pair, key.kid.clone())
    }

    /// The compact JWS (RS256) of the claims, with `typ` only where Altinn's tokens have one.
    pub(crate) fn sign(&self, typ: Option<&str>, claims: Map<String, Value>) -> Result<String, KeyError> {
        let mut header = json!({ "alg": "RS256", "kid": self.kid });
        if let Some(typ) = typ {
            header["typ"] = typ.into();
        }
        let encode = |json: Value| URL_SAFE_NO_PAD.encode(json.to_string());
        let signing_input = format!("{}.{}", encode(header), encode(Value::Object(claims)));
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signing_input.as_bytes(), &mut signature)
            .map_err(|_| KeyError::PrivateKey)?;
        Ok(format!("{signing_input}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    pub(crate) fn pem(&self) -> Result<String, KeyError> {
        let der = self.pair.as_der().map_err(|_| KeyError::PrivateKey)?;
        Ok(encode_pem(PKCS8, der.as_ref()))
    }

    fn new(pair: RsaKeyPair, kid: Option<String>) -> Result<Self, KeyError> {
        let components = PublicKeyComponents::<Vec<u8>>::from(pair.public_key());
        let public = PublicKey::new(&components.n, &components.e)?;
        let kid = kid.unwrap_or_else(|| public.thumbprint());
        Ok(Self { pair, kid, public })
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SigningKey")
            .field("kid", &self.kid)
            .field("pair", &"[redacted]")
            .finish_non_exhaustive()
    }
}

const PKCS8: &str = "PRIVATE KEY";
