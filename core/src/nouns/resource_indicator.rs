//! The `resource` claim: the API that a token shall be valid for.

use iri_string::types::UriAbsoluteStr;

use super::text_noun;
use crate::error::errors;

/// An absolute URI without a fragment (RFC 8707). Maskinporten makes it the token's `aud`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ResourceIndicator(String);

text_noun!(ResourceIndicator, InvalidResourceIndicator);

errors! {
    /// Why a text is not a resource indicator.
    pub enum InvalidResourceIndicator {
        /// Relative, with a fragment, or not a URI at all.
        NotAbsolute => Input "resource.not_absolute"
            "a resource is an absolute URI without a fragment, such as https://api.example/v1";
    }
}

impl ResourceIndicator {
    /// Reads an absolute URI (RFC 3986 section 4.3).
    pub fn parse(text: &str) -> Result<Self, InvalidResourceIndicator> {
        match UriAbsoluteStr::new(text) {
            Ok(_) => Ok(Self(text.to_owned())),
            Err(_) => Err(InvalidResourceIndicator::NotAbsolute),
        }
    }
}
