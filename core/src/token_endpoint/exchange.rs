//! Altinn's `exchange/maskinporten`.

use super::catalogue::{ALTINN_EXCHANGE, HTTP_INVALID_RESPONSE, HTTP_REDIRECT, HTTP_RESPONSE_TOO_LARGE, HTTP_STATUS};
use super::response::lifetime_left;
use super::{AccessToken, HttpRequest, HttpResponse, MAX_TOKEN_RESPONSE_BYTES, Retry, TokenRefusal};
use crate::error::ErrorClass;
use crate::nouns::{Environment, UnixTime};
use crate::token::decode;

/// The request that exchanges a Maskinporten token for an Altinn token.
pub fn exchange_request(environment: &Environment, maskinporten_token: &str) -> HttpRequest {
    let authorization = format!("Bearer {maskinporten_token}");
    HttpRequest {
        method: "GET",
        url: environment.altinn_exchange_url(),
        headers: vec![("authorization".to_owned(), authorization), ("accept".to_owned(), "text/plain".to_owned())],
        body: Vec::new(),
    }
}

/// The Altinn token, or the refusal, that an answer means. The token stands alone in the body, as text or as one
/// JSON string; its lifetime is its own `exp` (30 minutes in practice).
pub fn read_exchange_response(response: &HttpResponse, now: UnixTime) -> Result<AccessToken, TokenRefusal> {
    let status = response.status;
    let refuse = |entry, class, retry| Err(TokenRefusal::http(entry, class, retry, status));
    match status {
        200 if response.body.len() > MAX_TOKEN_RESPONSE_BYTES => {
            refuse(&HTTP_RESPONSE_TOO_LARGE, ErrorClass::ResponseTooLarge, Retry::No)
        }
        200 => {
            let text = core::str::from_utf8(&response.body).unwrap_or_default().trim();
            let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
            let Ok(decoded) = decode(text) else {
                return refuse(&HTTP_INVALID_RESPONSE, ErrorClass::InvalidResponse, Retry::No);
            };
            let expires_in = decoded.claims.exp.and_then(|exp| lifetime_left(exp, now));
            Ok(AccessToken { text: text.to_owned(), expires_in, scope: decoded.claims.scope })
        }
        300..400 => refuse(&HTTP_REDIRECT, ErrorClass::Redirect, Retry::No),
        // no body tells why: an expired or foreign token, or trouble behind Altinn
        400 | 401 | 403 | 410 => refuse(&ALTINN_EXCHANGE, ErrorClass::HttpStatus, Retry::No),
        408 | 425 | 429 | 500 | 502..505 => refuse(&HTTP_STATUS, ErrorClass::HttpStatus, Retry::NewGrant),
        _ => refuse(&HTTP_STATUS, ErrorClass::HttpStatus, Retry::No),
    }
}
