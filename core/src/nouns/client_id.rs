//! Maskinporten client ids.

use super::text_noun;
use crate::error::errors;

/// The id of a Maskinporten client, the grant's `iss`. A UUID in practice, not judged as one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClientId(String);

text_noun!(ClientId, InvalidClientId);

errors! {
    /// Why a text is not a client id.
    pub enum InvalidClientId {
        /// Empty or over 128 characters.
        Length => Input "client_id.length" "a client id has 1 to 128 characters";
        /// A blank, control or non-ASCII character.
        Character => Input "client_id.character"
            "a client id holds only visible ASCII characters; look for a stray blank or line break";
    }
}

impl ClientId {
    /// Reads 1 to 128 visible ASCII characters.
    pub fn parse(text: &str) -> Result<Self, InvalidClientId> {
        if !text.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(InvalidClientId::Character);
        }
        if text.is_empty() || text.len() > 128 {
            return Err(InvalidClientId::Length);
        }
        Ok(Self(text.to_owned()))
    }
}
