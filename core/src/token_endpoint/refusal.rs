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
    /// The HTTP status.
    pub status: u16,
    /// The `error` of an OAuth error response.
    pub error: Option<String>,
    /// Its `error_description`.
    pub error_description: Option<String>,
    /// Maskinporten's code as `MP-nnn`, known to the catalogue or not.
    pub mp_code: Option<String>,
    /// The id by which Maskinporten's support finds the request.
    pub trace_id: Option<String>,
    /// Seconds that the server asked to wait.
    pub retry_after_seconds: Option<u64>,
}

impl TokenRefusal {
    /// A refusal that is not an OAuth error response.
    pub(super) fn http(entry: &'static CatalogueEntry, class: ErrorClass, retry: Retry, status: u16) -> Self {
        Self {
            class,
            entry,
            retry,
            status,
            error: None,
            error_description: None,
            mp_code: None,
            trace_id: None,
            retry_after_seconds: None,
        }
    }

    /// An OAuth error response, looked up in the catalogue.
    pub(super) fn oauth(status: u16, error: &str, description: Option<&str>, error_uri: Option<&str>) -> Self {
        let code = mp_code(error_uri, description);
        let entry = catalogue::find(code, error, description.unwrap_or_default());
        Self {
            error: Some(clean(error)),
            error_description: description.map(clean),
            mp_code: code.map(|code| format!("MP-{code:03}")),
            trace_id: description.and_then(trace_id),
            ..Self::http(entry, ErrorClass::OauthError, entry.retry, status)
        }
    }

    pub(super) fn with_retry_after(mut self, seconds: Option<u64>) -> Self {
        self.retry_after_seconds = seconds;
        self
    }

    /// Whether and how asking again makes sense.
    pub fn retry(&self) -> Retry {
        self.retry
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

/// One line: what was refused, why, and the ids for support. The server's own text is in the fields.
impl fmt::Display for TokenRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no token: {}", self.entry.cause)?;
        write!(f, " (HTTP {}", self.status)?;
        for text in [&self.mp_code, &self.error].into_iter().flatten() {
            write!(f, ", {text}")?;
        }
        if let Some(trace_id) = &self.trace_id {
            write!(f, ", trace_id {trace_id}")?;
        }
        f.write_str(")")
    }
}
