use iri_string::types::UriAbsoluteStr;
use serde_json::{Map, Value};

use super::Refusal;

/// Check 21: `resource` is an absolute URI without fragment (RFC 8707 section 2), or an array of such. Absent: none.
pub(super) fn read(claims: &Map<String, Value>) -> Result<Vec<String>, Refusal> {
    let uri = |value: &Value| value.as_str().filter(|text| UriAbsoluteStr::new(text).is_ok()).map(str::to_owned);
    let uris = match claims.get("resource") {
        None => Some(Vec::new()),
        Some(Value::Array(values)) => values.iter().map(uri).collect(),
        Some(value) => uri(value).map(|uri| vec![uri]),
    };
    uris.ok_or(Refusal::ResourceInvalid)
}
