//! A token request that was refused.

use core::fmt;

use super::catalogue::{self, CatalogueEntry};
use super::retry::Retry;
use super::server_text::{clean, mp_code, trace_id};
use crate::error::{Classified, ErrorClass};

/// An answer that is no token, with its class, the advice of the catalogue and what may be done next.
///
/// Holds text of the server only after cleaning: cut, escaped, and without anything that may be a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRefusal {
    class: ErrorClass,
    entry: &'static CatalogueEntry,
    retry: Retry,
    status: u16,
    retry_after_seconds: Option<u64>,
    oauth: Option<Box<OauthError>>,
}

/// An OAuth error response, cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OauthError {
    error: String,
    error_description: Option<String>,
    mp_code: Option<String>,
    trace_id: Option<String>,
}

impl TokenRefusal {
    /// A refusal that is not an OAuth error response.
    pub(super) fn http(entry: &'static CatalogueEntry, class: ErrorClass, retry: Retry, status: u16) -> Self {
        Self { class, entry, retry, status, retry_after_seconds: None, oauth: None }
    }

    /// An OAuth error response, looked up in the catalogue.
    pub(super) fn oauth(status: u16, error: &str, description: Option<&str>, error_uri: Option<&str>) -> Self {
        let code = mp_code(error_uri, description);
        let entry = catalogue::find(code, error, description.unwrap_or_default());
        let oauth = OauthError {
            error: clean(error),
            error_description: description.map(clean),
            mp_code: code.map(|code| format!("MP-{code:03}")),
            trace_id: description.and_then(trace_id),
        };
        Self { oauth: Some(Box::new(oauth)), ..Self::http(entry, ErrorClass::OauthError, entry.retry, status) }
    }

    pub(super) fn with_retry_after(mut self, seconds: Option<u64>) -> Self {
        self.retry_after_seconds = seconds;
        self
    }

    /// Whether and how asking again makes sense.
    pub fn retry(&self) -> Retry {
        self.retry
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Seconds that the server asked to wait.
    pub fn retry_after_seconds(&self) -> Option<u64> {
        self.retry_after_seconds
    }

    /// The `error` of an OAuth error response (RFC 6749 section 5.2).
    pub fn error(&self) -> Option<&str> {
        self.oauth.as_ref().map(|oauth| oauth.error.as_str())
    }

    /// Its `error_description`.
    pub fn error_description(&self) -> Option<&str> {
        self.oauth.as_ref()?.error_description.as_deref()
    }

    /// Maskinporten's code as `MP-nnn`, known to the catalogue or not.
    pub fn mp_code(&self) -> Option<&str> {
        self.oauth.as_ref()?.mp_code.as_deref()
    }

    /// The id by which Maskinporten's support finds the request.
    pub fn trace_id(&self) -> Option<&str> {
        self.oauth.as_ref()?.trace_id.as_deref()
    }

    /// What is known of this refusal: cause, who must act, what to look at.
    pub fn advice(&self) -> &'static CatalogueEntry {
        self.entry
    }
}

impl Classified for TokenRefusal {
    fn code(&self) -> &'static str {
        self.entry.code
    }

    fn class(&self) -> ErrorClass {
        self.class
    }
}

impl core::error::Error for TokenRefusal {}

/// One line: why, and the ids for support. The server's own text is in [`TokenRefusal::error_description`].
impl fmt::Display for TokenRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no token: {}", self.entry.cause)?;
        write!(f, " (HTTP {}", self.status)?;
        for text in [self.mp_code(), self.error()].into_iter().flatten() {
            write!(f, ", {text}")?;
        }
        if let Some(trace_id) = self.trace_id() {
            write!(f, ", trace_id {trace_id}")?;
        }
        f.write_str(")")
    }
}
