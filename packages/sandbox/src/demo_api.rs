use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::shared::Shared;

/// An API as an agency has it: takes Maskinporten tokens with the scope `altinn:demo.read` that speak for a system user.
///
/// 401 for a missing token or one that does not hold, 403 for a missing scope or a token of the vendor itself.
pub(crate) async fn demo(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    let Some(token) = bearer(&headers) else {
        return refuse(StatusCode::UNAUTHORIZED, "Bearer", "no bearer token");
    };
    let Some(claims) = shared.maskinporten_keys.verify(token, &shared.addresses.issuer, shared.clock.now()) else {
        return refuse(StatusCode::UNAUTHORIZED, r#"Bearer error="invalid_token""#, "the token does not hold");
    };
    let scopes = claims.get("scope").and_then(Value::as_str).unwrap_or_default();
    if !scopes.split(' ').any(|scope| scope == SCOPE) {
        let challenge = format!(r#"Bearer error="insufficient_scope", scope="{SCOPE}""#);
        return refuse(StatusCode::FORBIDDEN, &challenge, "the token lacks the scope altinn:demo.read");
    }
    let Some(answer) = system_user(&claims) else {
        let challenge = r#"Bearer error="insufficient_scope""#;
        return refuse(StatusCode::FORBIDDEN, challenge, "a token of the vendor itself; this API is for system users");
    };
    Json(answer).into_response()
}

/// The token of an `Authorization: Bearer` header (RFC 6750 section 2.1).
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then(|| token.trim())
}

fn system_user(claims: &Map<String, Value>) -> Option<Value> {
    let [detail] = claims.get("authorization_details")?.as_array()?.as_slice() else { return None };
    let organisation = |owner: &Value| Some(owner.get("ID")?.as_str()?.strip_prefix("0192:")?.to_owned());
    Some(json!({
        "organisation": organisation(detail.get("systemuser_org")?)?,
        "system": detail.get("system_id")?.as_str()?,
        "system_user": detail.get("systemuser_id")?.get(0)?.as_str()?,
        "vendor": organisation(claims.get("consumer")?)?,
    }))
}

fn refuse(status: StatusCode, challenge: &str, detail: &str) -> Response {
    let problem = json!({ "type": "about:blank", "title": status.canonical_reason(), "status": status.as_u16(), "detail": detail });
    let headers = [(header::WWW_AUTHENTICATE, challenge), (header::CONTENT_TYPE, "application/problem+json")];
    (status, headers, problem.to_string()).into_response()
}

const SCOPE: &str = "altinn:demo.read";
