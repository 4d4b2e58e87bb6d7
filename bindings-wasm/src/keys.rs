//! Private keys: read and judged here, used by JavaScript.

use js_sys::Uint8Array;
use systembruker::{Algorithm, CertificateChain, KeyId, PrivateKey};
use wasm_bindgen::prelude::*;

use crate::error::Failure;

/// A private key as PKCS#8, for a signer of JavaScript's. Whoever holds it can sign.
#[wasm_bindgen]
pub struct ReadKey {
    key: PrivateKey,
}

#[wasm_bindgen]
impl ReadKey {
    /// Reads PEM (PKCS#8 or PKCS#1), a JWK as JSON, or `any` of them.
    #[wasm_bindgen(constructor)]
    pub fn new(form: &str, text: &str) -> Result<ReadKey, Failure> {
        let key = match form {
            "pem" => PrivateKey::from_pem(text)?,
            "jwk" => PrivateKey::from_jwk(text)?,
            _ => PrivateKey::parse(text)?,
        };
        Ok(Self { key })
    }

    /// PKCS#8 in DER.
    #[wasm_bindgen(js_name = exposePkcs8)]
    pub fn expose_pkcs8(&self) -> Result<Uint8Array, Failure> {
        Ok(Uint8Array::from(self.key.expose_pkcs8()?.as_slice()))
    }

    /// The `kid` that a JWK brought with it.
    #[wasm_bindgen(getter)]
    pub fn kid(&self) -> Option<String> {
        self.key.kid().map(|kid| kid.as_str().to_owned())
    }

    /// The size of the modulus.
    #[wasm_bindgen(getter)]
    pub fn bits(&self) -> usize {
        self.key.public_key().bits()
    }

    /// The public JWK as JSON, for Maskinporten's self-service.
    #[wasm_bindgen(js_name = publicJwk)]
    pub fn public_jwk(&self, kid: &str, algorithm: &str) -> Result<String, Failure> {
        Ok(self.key.public_key().to_jwk(&KeyId::parse(kid)?, algorithm.parse::<Algorithm>()?))
    }

    /// The SHA-256 thumbprint of the public key (RFC 7638), a good `kid` for a new key.
    #[wasm_bindgen(getter)]
    pub fn thumbprint(&self) -> String {
        self.key.public_key().thumbprint()
    }
}

#[cfg(feature = "ring")]
impl ReadKey {
    pub(crate) fn key(&self) -> &PrivateKey {
        &self.key
    }
}

/// The certificates of a PEM text as entries of `x5c`.
#[wasm_bindgen(js_name = certificateChain)]
pub fn certificate_chain(pem: &str) -> Result<Vec<String>, Failure> {
    Ok(CertificateChain::from_pem(pem)?.as_slice().to_vec())
}
