//! A token to call an API with.

use core::any::Any;
use core::fmt;
use std::sync::{Arc, OnceLock};

use crate::nouns::UnixTime;

/// A token to call an API with. Cheap to clone; prints without the token itself.
#[derive(Clone)]
pub struct Token {
    text: Arc<str>,
    scope: Option<Arc<str>>,
    expires_at: Option<UnixTime>,
    companion: Arc<OnceLock<Box<dyn Any + Send + Sync>>>,
}

impl Token {
    pub(super) fn new(text: &str, scope: Option<&str>, expires_at: Option<UnixTime>) -> Self {
        Self { text: text.into(), scope: scope.map(Into::into), expires_at, companion: Arc::default() }
    }

    /// The token. Whoever holds it can act with it until it expires.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// The value of the `authorization` header (RFC 6750 section 2.1).
    pub fn expose_authorization(&self) -> String {
        format!("Bearer {}", self.text)
    }

    /// When it ends by this machine's wall clock, for those who hand it on. None if the answer told no lifetime: use
    /// it once.
    pub fn expires_at(&self) -> Option<UnixTime> {
        self.expires_at
    }

    /// What a layer above keeps with this token and all its clones, made when it is first asked for: an object of
    /// another language, say. None if something of another type is kept already.
    pub fn companion<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Option<&T> {
        self.companion.get_or_init(|| Box::new(make())).downcast_ref()
    }

    /// The scopes that were granted, as the server wrote them.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }
}

/// Equal if the token itself is.
impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Token {}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("scope", &self.scope)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}
