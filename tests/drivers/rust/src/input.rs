//! Reading requests. A request of another shape than the contract's is a fault of the judge: it reads as empty.

use base64::Engine as _;
use serde_json::Value;

pub(crate) fn text<'a>(request: &'a Value, name: &str) -> &'a str {
    request[name].as_str().unwrap_or_default()
}

pub(crate) fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// `body`, `body_b64` or `body_parts`; absent means empty.
pub(crate) fn body(request: &Value) -> Vec<u8> {
    if let Some(encoded) = request["body_b64"].as_str() {
        return base64::engine::general_purpose::STANDARD.decode(encoded).unwrap_or_default();
    }
    if let Some(parts) = request["body_parts"].as_array() {
        return parts.iter().flat_map(part).collect();
    }
    text(request, "body").as_bytes().to_vec()
}

fn part(part: &Value) -> Vec<u8> {
    let count = part[2].as_u64().and_then(|count| usize::try_from(count).ok());
    let count = if part[0] == "rep" { count.unwrap_or_default() } else { 1 };
    part[1].as_str().unwrap_or_default().repeat(count).into_bytes()
}
