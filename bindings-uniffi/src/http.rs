//! HTTP messages as records. Both kinds hold secrets in their bodies and headers, and print without them.

use core::fmt;
use core::time::Duration;

use systembruker::TransportError;

/// A request to be sent as it is: no redirect followed, nothing repeated.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct HttpRequest {
    /// `GET` or `POST`.
    pub method: String,
    /// Absolute URL.
    pub url: String,
    /// Lower-case names and their values.
    pub headers: Vec<HttpHeader>,
    /// The body; empty for `GET`.
    pub body: Vec<u8>,
    /// How long the answer may take, in milliseconds.
    pub timeout_ms: i64,
    /// The answer's body is read up to this many bytes. What is longer may be cut there and is refused.
    pub read_at_most: i64,
}

/// An answer as it came, decompressed.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct HttpResponse {
    /// The status code.
    pub status: i32,
    /// Names in any case and their values; a name may occur more than once.
    pub headers: Vec<HttpHeader>,
    /// The body.
    pub body: Vec<u8>,
}

/// One header.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct HttpHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl HttpRequest {
    /// The core's request with its limits. One byte over the core's limit shows that an answer is too large.
    pub(crate) fn new(request: systembruker::HttpRequest, limit: usize, timeout: Duration) -> Self {
        let systembruker::HttpRequest { method, url, headers, body } = request;
        let headers = headers.into_iter().map(|(name, value)| HttpHeader { name, value }).collect();
        let timeout_ms = i64::try_from(timeout.as_millis()).unwrap_or(i64::MAX);
        let read_at_most = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        Self { method: method.to_owned(), url, headers, body, timeout_ms, read_at_most }
    }
}

impl TryFrom<HttpResponse> for systembruker::HttpResponse {
    type Error = TransportError;

    fn try_from(response: HttpResponse) -> Result<Self, TransportError> {
        let HttpResponse { status, headers, body } = response;
        let status = u16::try_from(status)
            .map_err(|_| TransportError::Network { reason: "the transport gave a status that HTTP does not have" })?;
        Ok(Self { status, headers: headers.into_iter().map(|header| (header.name, header.value)).collect(), body })
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpRequest({} {})", self.method, self.url)
    }
}

impl fmt::Display for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpResponse({}, {} bytes)", self.status, self.body.len())
    }
}

impl fmt::Display for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl fmt::Debug for HttpHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpHeader({})", self.name)
    }
}

impl fmt::Display for HttpHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
