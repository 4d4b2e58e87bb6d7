use std::fmt;

use serde::Deserialize;

/// Fixed signing keys of the sandbox, for tests that compare tokens; each one left out is made at start.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SigningKeys {
    /// Signs Maskinporten's access tokens.
    #[serde(default)]
    pub maskinporten: Option<SigningKeyPem>,
    /// Signs Altinn's exchanged tokens.
    #[serde(default)]
    pub altinn: Option<SigningKeyPem>,
}

/// A private RSA key of at least 2048 bits; it prints as redacted and is never given out again.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SigningKeyPem {
    /// PKCS#8 as PEM (`-----BEGIN PRIVATE KEY-----`), not encrypted.
    pub pem: String,
    /// Its `kid`; the JWK thumbprint (RFC 7638) when left out.
    #[serde(default)]
    pub kid: Option<String>,
}

impl fmt::Debug for SigningKeyPem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SigningKeyPem").field("pem", &"[redacted]").field("kid", &self.kid).finish()
    }
}
