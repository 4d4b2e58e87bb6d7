use std::fmt;

use serde_json::Value;

use crate::keys::{KeyError, SigningKey};

/// A fresh client key for a test: the private half for the client, the public half to register.
pub struct ClientKey {
    private_key_pem: String,
    public_jwk: Value,
    kid: String,
}

/// Makes an RSA-2048 key with its JWK thumbprint as `kid`; it takes up to a second of one core.
pub fn generate_client_key() -> Result<ClientKey, KeyError> {
    let key = SigningKey::generate()?;
    Ok(ClientKey { private_key_pem: key.pem()?, public_jwk: key.public.jwk(&key.kid), kid: key.kid })
}

impl ClientKey {
    /// The private key, PKCS#8 as PEM. A secret: it is in no other output of this type.
    pub fn expose_private_key_pem(&self) -> &str {
        &self.private_key_pem
    }

    /// The public JWK with `kid`, `alg` and `use`, as [`Client::key`](crate::Client::key) takes it.
    pub fn public_jwk(&self) -> Value {
        self.public_jwk.clone()
    }

    /// The `kid` for the JOSE header.
    pub fn kid(&self) -> &str {
        &self.kid
    }
}

impl fmt::Debug for ClientKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientKey")
            .field("kid", &self.kid)
            .field("private_key_pem", &"[redacted]")
            .finish_non_exhaustive()
    }
}
