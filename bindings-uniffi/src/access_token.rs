//! A token to call an API with.

use core::fmt;
use std::sync::Arc;

use systembruker::Token;

use crate::SystembrukerError;

/// A token to call an API with. Prints without the token itself.
///
/// An object and no record: the fields of a record are printed by whatever looks into values by itself.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct AccessToken(Token);

#[uniffi::export]
impl AccessToken {
    /// The token. Whoever holds it can act with it until it expires.
    pub fn expose(&self) -> Result<String, SystembrukerError> {
        Ok(self.0.expose().to_owned())
    }

    /// The value of the `authorization` header (RFC 6750 section 2.1).
    pub fn expose_authorization(&self) -> Result<String, SystembrukerError> {
        Ok(self.0.expose_authorization())
    }

    /// The scopes that were granted, as the server wrote them.
    pub fn scope(&self) -> Result<Option<String>, SystembrukerError> {
        Ok(self.0.scope().map(str::to_owned))
    }
}

impl AccessToken {
    /// As UniFFI hands objects out.
    pub(crate) fn shared(token: Token) -> Arc<Self> {
        Arc::new(Self(token))
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken").field("scope", &self.0.scope()).finish_non_exhaustive()
    }
}

impl fmt::Display for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
