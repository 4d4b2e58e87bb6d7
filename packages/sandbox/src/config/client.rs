use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A Maskinporten client: who may ask for tokens, with which keys and scopes.
///
/// A client without keys signs with an enterprise certificate (`x5c`) of its organisation instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// The `iss` of its grants: 1 to 128 visible ASCII characters.
    pub client_id: String,
    /// The organisation that owns the client, nine digits.
    pub organisation: String,
    /// At most five public keys.
    #[serde(default)]
    pub keys: Vec<RegisteredKey>,
    /// The scopes *added to the client*; that its organisation was *granted* them is a [`Grant`](crate::Grant).
    #[serde(default)]
    pub scopes: Vec<String>,
    /// The longest life of its access tokens in seconds, 1 to 7200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token_lifetime: Option<u32>,
}

/// A public key registered for a client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredKey {
    /// A JWK with `kty` RSA, `kid`, `alg`, `use`, `n` and `e`; one with private members is refused.
    pub jwk: Value,
    /// When it was uploaded, in seconds since 1970; now when left out. After a year it answers MP-121.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered_at: Option<u64>,
}

impl Client {
    /// A client without keys or scopes.
    pub fn new(client_id: impl Into<String>, organisation: impl Into<String>) -> Self {
        Self {
            client_id: client_id.into(),
            organisation: organisation.into(),
            keys: Vec::new(),
            scopes: Vec::new(),
            access_token_lifetime: None,
        }
    }

    /// Adds a public JWK, or a [`RegisteredKey`] with its own upload time.
    #[must_use]
    pub fn key(mut self, key: impl Into<RegisteredKey>) -> Self {
        self.keys.push(key.into());
        self
    }

    /// Adds a scope to the client.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Sets the longest life of its access tokens in seconds.
    #[must_use]
    pub fn access_token_lifetime(mut self, seconds: u32) -> Self {
        self.access_token_lifetime = Some(seconds);
        self
    }
}

impl From<Value> for RegisteredKey {
    fn from(jwk: Value) -> Self {
        Self { jwk, registered_at: None }
    }
}
