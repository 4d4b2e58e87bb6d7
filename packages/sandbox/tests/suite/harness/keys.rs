use std::sync::LazyLock;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RsaKeyPair,
    RsaPublicKeyComponents,
};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;
use systembruker_sandbox::{ClientKey, generate_client_key};

/// A client's key with what signing by hand needs.
pub(crate) struct Key {
    pub(crate) client_key: ClientKey,
    pair: RsaKeyPair,
}

impl Key {
    fn generate() -> Self {
        let client_key = generate_client_key().unwrap();
        let base64: String =
            client_key.expose_private_key_pem().lines().filter(|line| !line.starts_with("-----")).collect();
        let pair = RsaKeyPair::from_pkcs8(&STANDARD.decode(base64).unwrap()).unwrap();
        Self { client_key, pair }
    }

    pub(crate) fn sign(&self, alg: &str, signing_input: &str) -> String {
        let encoding = match alg {
            "RS384" => &RSA_PKCS1_SHA384,
            "RS512" => &RSA_PKCS1_SHA512,
            _ => &RSA_PKCS1_SHA256,
        };
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair.sign(encoding, &SystemRandom::new(), signing_input.as_bytes(), &mut signature).unwrap();
        URL_SAFE_NO_PAD.encode(signature)
    }
}

/// Checks an RS256 token against a JWKS by hand and returns header and claims.
pub(crate) fn verify(token: &str, jwks: &Value) -> (Value, Value) {
    let (signing_input, signature) = token.rsplit_once('.').unwrap();
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).unwrap();
    let (header, claims) = signing_input.split_once('.').unwrap();
    let header: Value = serde_json::from_slice(&decode(header)).unwrap();
    let claims: Value = serde_json::from_slice(&decode(claims)).unwrap();
    let key = jwks["keys"].as_array().unwrap().iter().find(|key| key["kid"] == header["kid"]).expect("kid in the JWKS");
    let member = |name: &str| decode(key[name].as_str().unwrap());
    let key = RsaPublicKeyComponents { n: member("n"), e: member("e") };
    key.verify(&RSA_PKCS1_2048_8192_SHA256, signing_input.as_bytes(), &decode(signature)).expect("a true signature");
    (header, claims)
}

/// The vendor's registered key.
pub(crate) fn vendor_key() -> &'static Key {
    static KEY: LazyLock<Key> = LazyLock::new(Key::generate);
    &KEY
}

/// The vendor's key that was registered too long ago.
pub(crate) fn old_key() -> &'static Key {
    static KEY: LazyLock<Key> = LazyLock::new(Key::generate);
    &KEY
}

/// The key in the vendor's enterprise certificate.
pub(crate) fn cert_key() -> &'static Key {
    static KEY: LazyLock<Key> = LazyLock::new(Key::generate);
    &KEY
}
