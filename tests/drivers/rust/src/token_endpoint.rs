//! Token endpoint answers.

use serde_json::{Value, json};
use systembruker::{AccessToken, Classified as _, HttpResponse, TokenRefusal, read_token_response};

use crate::input::Request;
use crate::{Answer, Failure};

pub(crate) fn token_response(request: &Request<'_>) -> Answer {
    let mut outcome = match read_token_response(&response(request)?, request.time("now")?) {
        Ok(token) => granted(&token),
        Err(refusal) => refused(&refusal),
    };
    if let Value::Object(members) = &mut outcome {
        members.retain(|name, value| !value.is_null() || name == "expires_in");
    }
    Ok(outcome.into())
}

pub(crate) fn response(answer: &Request<'_>) -> Result<HttpResponse, Failure> {
    Ok(HttpResponse { status: answer.get("status")?, headers: answer.get("headers")?, body: answer.body()? })
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
