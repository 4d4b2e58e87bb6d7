use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::shared::Shared;

/// Altinn's OpenID configuration, as far as verifying its tokens needs it.
pub(crate) async fn configuration(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let issuer = shared.addresses.altinn_issuer();
    let jwks_uri = format!("{issuer}.well-known/openid-configuration/jwks");
    Json(json!({
        "issuer": issuer,
        "jwks_uri": jwks_uri,
        "id_token_signing_alg_values_supported": ["RS256"],
    }))
}

/// Altinn's public signing keys.
pub(crate) async fn jwks(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(shared.altinn_keys.jwks())
}
