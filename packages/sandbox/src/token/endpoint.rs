use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::decide::{Granted, decide};
use super::{Refusal, issue};
use crate::keys::KeyError;
use crate::random;
use crate::requests::Outcome;
use crate::shared::Shared;

/// Answers `/token`, with any method: a wrong one is a refusal like the others.
pub(crate) async fn token(
    State(shared): State<Arc<Shared>>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut response = match decide(&shared, &method, &headers, &body) {
        Ok(granted) => match granted_response(&shared, &granted) {
            Ok(response) => response,
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        },
        Err(refusal) => refused_response(&shared, &refusal),
    };
    // RFC 6749 section 5.1
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

fn granted_response(shared: &Shared, granted: &Granted) -> Result<Response, KeyError> {
    let claims = issue::claims(granted, &shared.addresses.issuer, &shared.addresses.delegation_source());
    let access_token = shared.maskinporten_keys.sign(None, claims)?;
    let body = json!({
        "access_token": access_token,
        "token_type": "Bearer",
        "expires_in": granted.lifetime,
        "scope": granted.scope,
    });
    Ok(Json(body).into_response())
}

fn refused_response(shared: &Shared, refusal: &Refusal) -> Response {
    let mut body = json!({
        "error": refusal.error(),
        "error_description": format!("{} (trace_id: {})", refusal.text(), random::trace_id()),
    });
    if let Some(code) = refusal.code() {
        body["error_uri"] = format!("{}errors/{code}", shared.addresses.issuer).into();
    }
    let mut response = (refusal.status(), Json(body)).into_response();
    response.extensions_mut().insert(Outcome::of(refusal));
    response
}
