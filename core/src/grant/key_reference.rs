//! How the grant's header names the key.

use crate::keys::CertificateChain;
use crate::nouns::KeyId;

/// Names the key that signs: exactly one of `kid` and `x5c`, as Maskinporten wants it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum KeyReference {
    /// A key registered with the client.
    KeyId(KeyId),
    /// An enterprise certificate, for clients without a registered key.
    CertificateChain(CertificateChain),
}

impl From<KeyId> for KeyReference {
    fn from(kid: KeyId) -> Self {
        Self::KeyId(kid)
    }
}

impl From<CertificateChain> for KeyReference {
    fn from(chain: CertificateChain) -> Self {
        Self::CertificateChain(chain)
    }
}
