//! HTTP messages as plain values. Who sends them is the caller's choice.

use core::fmt;

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

impl HttpResponse {
    /// All values of a header.
    pub(super) fn header(&self, name: &str) -> impl Iterator<Item = &str> {
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
