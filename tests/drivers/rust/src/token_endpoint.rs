//! Token endpoint answers.

use serde_json::{Value, json};
use systembruker::{AccessToken, Classified as _, HttpResponse, TokenRefusal, UnixTime, read_token_response};

use crate::Members;
use crate::input::body;

pub(crate) fn token_response(request: &Value) -> Members {
    let now = UnixTime::from_seconds(request["now"].as_u64().unwrap_or_default());
    let mut outcome = match read_token_response(&response(request), now) {
        Ok(token) => granted(&token),
        Err(refusal) => refused(&refusal),
    };
    if let Value::Object(members) = &mut outcome {
        members.retain(|name, value| !value.is_null() || name == "expires_in");
    }
    outcome.into()
}

pub(crate) fn response(request: &Value) -> HttpResponse {
    let pair = |pair: &Value| Some((pair[0].as_str()?.to_owned(), pair[1].as_str()?.to_owned()));
    HttpResponse {
        status: request["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or_default(),
        headers: request["headers"].as_array().into_iter().flatten().filter_map(pair).collect(),
        body: body(request),
    }
}

fn granted(token: &AccessToken) -> Value {
    json!({
        "outcome": "granted", "access_token": token.expose(), "token_type": "Bearer",
        "expires_in": token.expires_in, "scope": token.scope, "retry": "no",
    })
}

fn refused(refusal: &TokenRefusal) -> Value {
    json!({
        "outcome": "refused", "class": refusal.class().as_str(), "code": refusal.code(), "mp_code": refusal.mp_code(),
        "trace_id": refusal.trace_id(), "retry": refusal.retry().as_str(),
        "retry_after_seconds": refusal.retry_after_seconds(), "message": refusal.to_string(),
    })
}
