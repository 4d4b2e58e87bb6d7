use std::fmt::Write;

use axum::body::Bytes;
use axum::http::response::Parts;
use axum::http::{HeaderValue, header};
use axum::response::Response;

/// An endpoint's answer in a form that can be damaged.
pub(super) struct Answer {
    pub(super) parts: Parts,
    pub(super) body: Bytes,
}

impl Answer {
    /// All answers of this server are of known length and in memory.
    pub(super) async fn of(response: Response) -> Result<Self, axum::Error> {
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await?;
        Ok(Self { parts, body })
    }

    pub(super) fn into_response(self) -> Response {
        Response::from_parts(self.parts, self.body.into())
    }

    pub(super) fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.parts.headers.remove(header::CONTENT_LENGTH);
        self
    }

    pub(super) fn header(mut self, name: header::HeaderName, value: &'static str) -> Self {
        self.parts.headers.insert(name, HeaderValue::from_static(value));
        self
    }

    /// The answer with white space behind it, up to this length: JSON stays JSON.
    pub(super) fn padded(self, bytes: usize) -> Self {
        let mut body = self.body.to_vec();
        body.resize(bytes.max(body.len()), b' ');
        self.with_body(body)
    }

    pub(super) fn first_half(&self) -> Bytes {
        self.body.slice(..self.body.len() / 2)
    }

    /// Status line and headers as they go over the wire, with this framing line.
    pub(super) fn head(&self, framing: &str) -> Vec<u8> {
        let status = self.parts.status;
        let mut head = format!("HTTP/1.1 {} {}\r\n", status.as_str(), status.canonical_reason().unwrap_or_default());
        for (name, value) in &self.parts.headers {
            if name != header::CONTENT_LENGTH {
                let _ = write!(head, "{name}: {}\r\n", String::from_utf8_lossy(value.as_bytes()));
            }
        }
        let _ = write!(head, "{framing}\r\n\r\n");
        head.into_bytes()
    }

    /// The head with the body's true length.
    pub(super) fn true_head(&self) -> Vec<u8> {
        self.head(&format!("content-length: {}", self.body.len()))
    }
}
