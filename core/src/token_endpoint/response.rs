//! Judging the token endpoint's answer.

use super::catalogue::{HTTP_INVALID_RESPONSE, HTTP_RATE_LIMITED, HTTP_REDIRECT, HTTP_RESPONSE_TOO_LARGE, HTTP_STATUS};
use super::{AccessToken, HttpResponse, Retry, TokenRefusal};
use crate::error::ErrorClass;
use crate::json::{Document, JsonFault, Kind, Value};
use crate::nouns::{Decimal, NumericDate, UnixTime};
use crate::token::decode;

/// The longest answer of the token endpoint that is read, in bytes after decompression. Real ones have some 1,500.
pub const MAX_TOKEN_RESPONSE_BYTES: usize = 64 * 1024;
/// A server that asks for more than this is not waited for, in seconds.
const MAX_RETRY_AFTER: u64 = 300;
/// The longest lifetime that is believed, in seconds.
const MAX_LIFETIME: u64 = 24 * 60 * 60;

/// The token, or the refusal, that an answer means at the given time.
///
/// Decided by the body where there is one and by the status where there is not; `Content-Type` is not judged.
pub fn read_token_response(response: &HttpResponse, now: UnixTime) -> Result<AccessToken, TokenRefusal> {
    let status = response.status;
    let refuse = |entry, class, retry| Err(TokenRefusal::http(entry, class, retry, status));
    let retry_after = retry_after(response, now);
    let delayed = if retry_after > Some(MAX_RETRY_AFTER) { Retry::No } else { Retry::NewGrantAfterDelay };
    if (300..400).contains(&status) {
        return refuse(&HTTP_REDIRECT, ErrorClass::Redirect, Retry::No);
    }
    if status == 429 {
        return refuse(&HTTP_RATE_LIMITED, ErrorClass::RateLimited, delayed)
            .map_err(|r| r.with_retry_after(retry_after));
    }
    if response.body.len() > MAX_TOKEN_RESPONSE_BYTES {
        return refuse(&HTTP_RESPONSE_TOO_LARGE, ErrorClass::ResponseTooLarge, Retry::No);
    }
    let document = Document::parse(&response.body);
    let body = document.as_ref().ok().map(Document::root).filter(|root| root.kind() == Kind::Object);
    let unreadable = |retry| refuse(&HTTP_INVALID_RESPONSE, ErrorClass::InvalidResponse, retry);
    let error = body.and_then(|body| Some((body, body.get("error")?)));
    match (status, error) {
        (400..500, Some((body, error))) => match error.string() {
            Some(error) => Err(oauth_refusal(status, &error, body)),
            None => unreadable(Retry::No),
        },
        (408 | 425 | 500 | 502 | 504, _) => refuse(&HTTP_STATUS, ErrorClass::HttpStatus, Retry::NewGrant),
        (503, _) if retry_after.is_none() => refuse(&HTTP_STATUS, ErrorClass::HttpStatus, Retry::NewGrant),
        (503, _) => refuse(&HTTP_STATUS, ErrorClass::HttpStatus, delayed).map_err(|r| r.with_retry_after(retry_after)),
        (200, error) => match (body, error) {
            (Some(body), Some((_, error))) if error.kind() == Kind::String && body.get("access_token").is_none() => {
                Err(oauth_refusal(status, &error.string().unwrap_or_default(), body))
            }
            (Some(body), _) => granted(body, now).map_or_else(|| unreadable(Retry::No), Ok),
            (None, _) => match document.err() {
                // the connection may have broken: the next answer can be whole
                Some(JsonFault::Truncated) => unreadable(Retry::NewGrant),
                _ => unreadable(Retry::No),
            },
        },
        (201..300, _) => unreadable(Retry::No),
        _ => refuse(&HTTP_STATUS, ErrorClass::HttpStatus, Retry::No),
    }
}

fn oauth_refusal(status: u16, error: &str, body: Value<'_, '_>) -> TokenRefusal {
    let text = |name| body.get(name).and_then(Value::string);
    TokenRefusal::oauth(status, error, text("error_description").as_deref(), text("error_uri").as_deref())
}

/// The token of a token response (RFC 6749 section 5.1), if it is one.
fn granted(body: Value<'_, '_>, now: UnixTime) -> Option<AccessToken> {
    let access_token = body.get("access_token")?.owned_string()?;
    let characters = access_token.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b));
    if access_token.is_empty() || !characters {
        return None;
    }
    if let Some(token_type) = body.get("token_type")
        && !token_type.string()?.eq_ignore_ascii_case("bearer")
    {
        return None;
    }
    let expires_in = body.get("expires_in").and_then(lifetime).map(|seconds| seconds.min(left(&access_token, now)));
    let scope = body.get("scope").and_then(Value::owned_string);
    Some(AccessToken { text: access_token, expires_in: expires_in.filter(|seconds| *seconds > 0), scope })
}

/// `expires_in` in whole seconds: a number, or digits in a string.
fn lifetime(value: Value<'_, '_>) -> Option<u64> {
    let text = match (value.number(), value.string()) {
        (Some(number), _) => number.to_owned(),
        (None, Some(text)) if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) => text.into_owned(),
        _ => return None,
    };
    Some(Decimal::from_json_number(&text)?.whole.min(MAX_LIFETIME))
}

/// Seconds until the token's own `exp`; no bound for a token that tells none.
fn left(access_token: &str, now: UnixTime) -> u64 {
    let exp = decode(access_token).ok().and_then(|token| token.claims.exp);
    exp.map_or(u64::MAX, |exp| exp.whole_seconds().saturating_sub(now.seconds()))
}

/// Seconds until `exp`, at most 24 hours; nothing if it has passed.
pub(super) fn lifetime_left(exp: NumericDate, now: UnixTime) -> Option<u64> {
    Some(exp.whole_seconds().saturating_sub(now.seconds()).min(MAX_LIFETIME)).filter(|seconds| *seconds > 0)
}

/// The longest `Retry-After` (RFC 9110 section 10.2.3), in seconds or as an HTTP date.
fn retry_after(response: &HttpResponse, now: UnixTime) -> Option<u64> {
    let seconds = |value: &str| {
        let value = value.trim();
        if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
            // more digits than fit is longer than anybody waits
            return Some(value.parse().unwrap_or(u64::MAX));
        }
        let date = UnixTime::from(httpdate::parse_http_date(value).ok()?);
        date.seconds().checked_sub(now.seconds())
    };
    response.header("retry-after").filter_map(seconds).max()
}
