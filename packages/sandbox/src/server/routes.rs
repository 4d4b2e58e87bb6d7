use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{any, get};

use crate::shared::Shared;
use crate::{altinn, control, demo_api, metadata, token};

/// All endpoints; the service before them has read and bounded the body.
pub(super) fn router(shared: &Arc<Shared>) -> Router {
    const ALTINN: &str = "/authentication/api/v1";
    Router::new()
        .route("/.well-known/oauth-authorization-server", get(metadata::maskinporten))
        .route("/jwk", get(metadata::maskinporten_jwks))
        .route("/token", any(token::token))
        .route(&format!("{ALTINN}/exchange/{{provider}}"), get(altinn::exchange))
        .route(&format!("{ALTINN}/openid/.well-known/openid-configuration"), get(altinn::configuration))
        .route(&format!("{ALTINN}/openid/.well-known/openid-configuration/jwks"), get(altinn::jwks))
        .route("/api/demo", get(demo_api::demo))
        .nest("/control", control::router())
        .layer(DefaultBodyLimit::disable())
        .with_state(Arc::clone(shared))
}
