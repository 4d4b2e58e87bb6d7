use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::shared::Shared;

/// Maskinporten's metadata (RFC 8414); of the detail types it names the one that the sandbox issues.
pub(crate) async fn maskinporten(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(json!({
        "issuer": shared.addresses.issuer,
        "token_endpoint": shared.addresses.token_endpoint,
        "jwks_uri": shared.addresses.jwks_uri,
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "grant_types_supported": ["urn:ietf:params:oauth:grant-type:jwt-bearer"],
        "token_endpoint_auth_signing_alg_values_supported": ["RS256", "RS384", "RS512"],
        "authorization_details_types_supported": ["urn:altinn:systemuser"],
    }))
}

/// Maskinporten's public signing keys.
pub(crate) async fn maskinporten_jwks(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(shared.maskinporten_keys.jwks())
}
