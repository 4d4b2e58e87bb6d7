//! From signing input and signature to the signed text.

use core::fmt;

use crate::jose::{Algorithm, CompactParts, MalformedToken, base64url};
use crate::keys::{Signer, SigningError};

/// A grant that is ready to be signed: header and claims, encoded, with the dot between them.
#[derive(Clone, PartialEq, Eq)]
pub struct UnsignedAssertion {
    algorithm: Algorithm,
    signing_input: String,
}

/// A signed grant: whoever holds it can get the token once. Prints as `Assertion(…)`.
#[derive(Clone, PartialEq, Eq)]
pub struct Assertion(String);

/// Signatures by keys of 2048 to 8192 bits.
const SIGNATURE_BYTES: core::ops::RangeInclusive<usize> = 256..=1024;

impl UnsignedAssertion {
    pub(super) fn new(algorithm: Algorithm, header_json: &str, claims_json: &str) -> Self {
        let header = base64url::encode(header_json.as_bytes());
        let claims = base64url::encode(claims_json.as_bytes());
        Self { algorithm, signing_input: format!("{header}.{claims}") }
    }

    /// A signing input that was built before and kept as text. Nothing in it is judged.
    pub fn from_signing_input(algorithm: Algorithm, signing_input: String) -> Self {
        Self { algorithm, signing_input }
    }

    /// The algorithm that the header names, by which the signature must be made.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The JWS signing input (RFC 7515 section 5.1), ASCII.
    pub fn signing_input(&self) -> &str {
        &self.signing_input
    }

    /// Puts a signature behind the signing input. Whether it is the right one is the server's to say.
    pub fn attach(self, signature: &[u8]) -> Result<Assertion, SigningError> {
        if !SIGNATURE_BYTES.contains(&signature.len()) {
            return Err(SigningError::SignatureLength);
        }
        let mut text = self.signing_input;
        text.push('.');
        text.push_str(&base64url::encode(signature));
        Ok(Assertion(text))
    }

    /// Has it signed.
    pub async fn sign(self, signer: &impl Signer) -> Result<Assertion, SigningError> {
        let signature = signer.sign(self.algorithm, self.signing_input.as_bytes()).await?;
        self.attach(&signature)
    }
}

impl Assertion {
    /// An assertion that left this crate's own type, as at a border to another language. Checks its three parts only.
    pub fn from_exposed(text: String) -> Result<Self, MalformedToken> {
        CompactParts::split(&text)?;
        Ok(Self(text))
    }

    /// The compact serialization. A secret until it has expired or was used.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnsignedAssertion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnsignedAssertion(…)")
    }
}

impl fmt::Debug for Assertion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Assertion(…)")
    }
}
