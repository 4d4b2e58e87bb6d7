//! HTTP messages as plain values. Who sends them is the caller's choice.

use core::fmt;
use core::time::Duration;

use crate::nouns::may_be_spoken_to;

/// The time that one token call has in all.
pub const TOKEN_CALL_TIMEOUT: Duration = Duration::from_secs(10);
/// The time until a connection stands; Digdir documents connections that hang from some networks.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A request to be sent as it is: no redirect followed, no header added that carries credentials.
///
/// Prints without its body, which is a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Absolute URL.
    pub url: String,
    /// Lower-case names and their values.
    pub headers: Vec<(String, String)>,
    /// The body; empty for `GET`.
    pub body: Vec<u8>,
}

/// An answer as it came, decompressed.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// Names in any case and their values; a name may occur more than once.
    pub headers: Vec<(String, String)>,
    /// The body. One byte more than the limit suffices to show that it is too large.
    pub body: Vec<u8>,
}

impl HttpRequest {
    /// A `GET` without headers, for public documents such as a key set.
    pub fn get(url: &str) -> Self {
        Self { method: "GET", url: url.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    /// The same request with a token in its `authorization` header; `authorization` is the header's whole value.
    #[must_use]
    pub fn with_authorization(mut self, authorization: String) -> Self {
        self.headers.push(("authorization".to_owned(), authorization));
        self
    }

    /// Whether the request may be sent at all: https, or http to this machine itself, and no user in the address.
    /// A transport asks before it connects.
    pub fn has_allowed_address(&self) -> bool {
        may_be_spoken_to(&self.url)
    }
}

impl HttpResponse {
    /// Whether the status alone decides, so that a transport need not read the body, which may be broken: redirects,
    /// and requests for fewer requests.
    pub const fn is_decided_by(status: u16) -> bool {
        matches!(status, 300..400 | 429)
    }

    /// All values of a header.
    pub(crate) fn header(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpRequest({} {})", self.method, self.url)
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpResponse({}, {} bytes)", self.status, self.body.len())
    }
}
