//! The token request (RFC 7523 section 2.1).

use super::HttpRequest;
use crate::grant::Assertion;
use crate::nouns::Environment;

/// The request that exchanges an assertion for a token. It can be sent once: the second time gives MP-012.
///
/// Everything is inside the assertion; Maskinporten wants no `client_id`, `scope` or `Authorization` beside it.
pub fn token_request(environment: &Environment, assertion: &Assertion) -> HttpRequest {
    // base64url and dots need no escaping in a form
    let body =
        format!("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion={}", assertion.expose());
    HttpRequest {
        method: "POST",
        url: environment.token_endpoint().to_owned(),
        headers: vec![("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())],
        body: body.into_bytes(),
    }
}
