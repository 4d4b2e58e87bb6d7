//! Between the core's HTTP messages and reqwest's.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, Request, Response, Url};
use systembruker::{HttpRequest, HttpResponse, TransportError};

pub(crate) fn to_reqwest(request: HttpRequest, url: Url) -> Result<Request, TransportError> {
    let method = Method::from_bytes(request.method.as_bytes()).map_err(|_| TransportError::Request)?;
    let mut message = Request::new(method, url);
    for (name, value) in &request.headers {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| TransportError::Request)?;
        let mut value = HeaderValue::from_str(value).map_err(|_| TransportError::Request)?;
        // printed by nobody and kept in no compression table
        value.set_sensitive(true);
        message.headers_mut().append(name, value);
    }
    if !request.body.is_empty() {
        *message.body_mut() = Some(request.body.into());
    }
    Ok(message)
}

/// Reads the body up to one byte more than the limit, which shows that it is too large.
pub(crate) async fn from_reqwest(mut response: Response, limit: usize) -> Result<HttpResponse, TransportError> {
    let enough = limit.saturating_add(1);
    let mut body = Vec::new();
    let status = response.status().as_u16();
    while !HttpResponse::is_decided_by(status) && body.len() < enough {
        let chunk = response.chunk().await.map_err(|error| crate::error::from_reqwest(&error))?;
        let Some(chunk) = chunk else { break };
        body.extend(chunk.iter().take(enough - body.len()));
    }
    Ok(HttpResponse { status, headers: headers(response.headers()), body })
}

fn headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}
