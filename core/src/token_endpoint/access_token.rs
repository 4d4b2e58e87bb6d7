//! A token that was granted.

use core::fmt;

/// A granted access token. Prints without the token itself.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken {
    pub(super) text: String,
    /// Seconds that it lives from the time of the answer, at most 24 hours and never past the token's own `exp`.
    /// None if the answer gave no usable lifetime: use it once and do not keep it.
    pub expires_in: Option<u64>,
    /// The scopes that were granted, as the server wrote them. May be fewer than were asked for.
    pub scope: Option<String>,
}

impl AccessToken {
    /// The token. Whoever holds it can act with it until it expires.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// The value of the `authorization` header (RFC 6750 section 2.1).
    pub fn expose_authorization(&self) -> String {
        format!("Bearer {}", self.text)
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("expires_in", &self.expires_in)
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}
