use axum::http::{HeaderMap, Method, header};

use super::Refusal;

/// Check 1: a form-encoded POST of the JWT bearer grant type with one assertion (RFC 7523 section 2.1).
pub(super) fn read_assertion(method: &Method, headers: &HeaderMap, body: &[u8]) -> Result<String, Refusal> {
    let parameters = parameters(headers, body).filter(|_| method == Method::POST);
    let parameters = parameters.ok_or(Refusal::GrantTypeUnsupported)?;
    if single(&parameters, "grant_type") != Some(GRANT_TYPE) {
        return Err(Refusal::GrantTypeUnsupported);
    }
    let assertion = single(&parameters, "assertion").filter(|assertion| !assertion.is_empty());
    assertion.map(str::to_owned).ok_or(Refusal::AssertionMissing)
}

/// The assertion of whatever was sent, judged by nobody: the request log names grants that a fault kept from the endpoint.
pub(crate) fn peek_assertion(headers: &HeaderMap, body: &[u8]) -> Option<String> {
    single(&parameters(headers, body)?, "assertion").map(str::to_owned)
}

fn parameters(headers: &HeaderMap, body: &[u8]) -> Option<Vec<(String, String)>> {
    let content_type = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let media_type = content_type.split(';').next()?.trim();
    let form = media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded");
    form.then(|| form_urlencoded::parse(body).into_owned().collect())
}

/// A parameter that stands once; repeated ones are an error of RFC 6749 section 3.2.
fn single<'a>(parameters: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut values = parameters.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
    match (values.next(), values.next()) {
        (Some(value), None) => Some(value),
        _ => None,
    }
}

const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";
