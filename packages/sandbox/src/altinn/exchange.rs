use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::demo_api::bearer;
use crate::lock::lock;
use crate::random;
use crate::shared::Shared;

/// Exchanges a Maskinporten token for Altinn's own; a proprietary GET, not RFC 8693.
///
/// 400 for another provider than `maskinporten`, 401 without a body for any token that does not hold, 410 when the header
/// of Altinn's retired enterprise users is sent.
pub(crate) async fn exchange(
    State(shared): State<Arc<Shared>>,
    Path(provider): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    if provider != "maskinporten" {
        return StatusCode::BAD_REQUEST.into_response();
    }
    if headers.contains_key("x-altinn-enterpriseuser-authentication") {
        return enterprise_users_are_gone();
    }
    let now = shared.clock.now();
    let claims =
        bearer(&headers).and_then(|token| shared.maskinporten_keys.verify(token, &shared.addresses.issuer, now));
    let Some(claims) = claims else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let test = query.get("test").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let claims = altinn_claims(&shared, claims, test, now);
    match shared.altinn_keys.sign(Some("JWT"), claims) {
        Ok(token) if wants_json(&headers) => Json(token).into_response(),
        Ok(token) => token.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn altinn_claims(shared: &Shared, mut claims: Map<String, Value>, test: bool, now: u64) -> Map<String, Value> {
    for removed in ["aud", "iss", "client_amr", "sid"] {
        claims.remove(removed);
    }
    let vendor = claims.get("consumer").and_then(|consumer| consumer["ID"].as_str()).unwrap_or_default();
    let vendor = vendor.trim_start_matches("0192:").to_owned();
    // .NET writes a claim with one value as that value
    if let Some(Value::Array(details)) = claims.get_mut("authorization_details")
        && details.len() == 1
    {
        let detail = details.remove(0);
        claims.insert("authorization_details".to_owned(), detail);
    }
    if let Some(code) = service_owner(shared, &claims, &vendor) {
        let code = if test && code == "digdir" { "ttd".to_owned() } else { code };
        claims.insert("urn:altinn:org".to_owned(), code.into());
    }
    let added = json!({
        "iss": shared.addresses.altinn_issuer(),
        "sid": random::uuid(),
        "urn:altinn:orgNumber": vendor,
        "urn:altinn:authenticatemethod": "maskinporten",
        "urn:altinn:authlevel": 3,
        "nbf": now,
        "iat": now,
        "exp": now + LIFETIME,
    });
    if let Value::Object(added) = added {
        claims.extend(added);
    }
    claims
}

/// The vendor's code as a service owner, which only a service owner's scope brings into the token.
fn service_owner(shared: &Shared, claims: &Map<String, Value>, vendor: &str) -> Option<String> {
    let scope = claims.get("scope").and_then(Value::as_str)?;
    let has_scope = scope.split(' ').any(|scope| scope.starts_with("altinn:serviceowner"));
    has_scope.then(|| lock(&shared.world).service_owner_code(vendor).map(str::to_owned))?
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    accept.split(',').filter_map(|range| range.split(';').next()).any(|range| range.trim() == "application/json")
}

fn enterprise_users_are_gone() -> Response {
    let problem = json!({
        "type": "about:blank",
        "title": "Gone",
        "status": 410,
        "detail": "Enterprise users are no longer supported; use a system user",
    });
    let content_type = [(header::CONTENT_TYPE, "application/problem+json")];
    (StatusCode::GONE, content_type, problem.to_string()).into_response()
}

/// Seconds: Altinn's setting `JwtValidityMinutes` is 30.
const LIFETIME: u64 = 30 * 60;
