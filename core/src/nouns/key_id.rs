//! Key ids.

use super::text_noun;
use crate::error::errors;

/// The `kid` under which a public key is registered with Maskinporten. Free text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(String);

text_noun!(KeyId, InvalidKeyId);

errors! {
    /// Why a text is not a key id.
    pub enum InvalidKeyId {
        /// Empty or over 255 characters.
        Length => Input "key_id.length" "a kid has 1 to 255 characters; copy it from the client's registered keys";
    }
}

impl KeyId {
    /// Reads 1 to 255 characters.
    pub fn parse(text: &str) -> Result<Self, InvalidKeyId> {
        if text.is_empty() || text.chars().count() > 255 {
            return Err(InvalidKeyId::Length);
        }
        Ok(Self(text.to_owned()))
    }
}
