//! Signature algorithms.

use core::fmt;

use crate::error::errors;

/// The signature algorithms that Maskinporten takes and uses (RFC 7518 section 3.3). There will never be others here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    #[default]
    Rs256,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    Rs384,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    Rs512,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Rs256, Self::Rs384, Self::Rs512];

    /// The algorithm of that exact name; nothing for any other text.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.as_str() == name)
    }

    /// The name as in `alg`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Rs384 => "RS384",
            Self::Rs512 => "RS512",
        }
    }
}

errors! {
    /// Why a text is not an algorithm.
    pub enum InvalidAlgorithm {
        /// Another algorithm, or another spelling.
        Unknown => Input "algorithm.unknown" "the algorithm is RS256, RS384 or RS512; Maskinporten takes no other";
    }
}

impl core::str::FromStr for Algorithm {
    type Err = InvalidAlgorithm;
    fn from_str(name: &str) -> Result<Self, InvalidAlgorithm> {
        Self::parse(name).ok_or(InvalidAlgorithm::Unknown)
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Algorithm {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
