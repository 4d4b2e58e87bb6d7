//! A token to call an API with.

use core::fmt;
use std::sync::Arc;

use crate::token_endpoint::AccessToken;

/// A token to call an API with. Cheap to clone; prints without the token itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    text: Arc<str>,
    scope: Option<Arc<str>>,
}

impl Token {
    pub(super) fn new(text: &str, scope: Option<&str>) -> Self {
        Self { text: text.into(), scope: scope.map(Into::into) }
    }

    /// The token. Whoever holds it can act with it until it expires.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// The value of the `authorization` header (RFC 6750 section 2.1).
    pub fn expose_authorization(&self) -> String {
        format!("Bearer {}", self.text)
    }

    /// The scopes that were granted, as the server wrote them.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }
}

impl From<&AccessToken> for Token {
    fn from(token: &AccessToken) -> Self {
        Self::new(token.expose(), token.scope.as_deref())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("scope", &self.scope).finish_non_exhaustive()
    }
}
