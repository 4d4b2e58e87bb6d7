use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{delete, get, post};

use super::error::ControlError;
use super::{registers, running};
use crate::shared::Shared;

/// Everything below `/control`; the README lists it with examples.
pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/load", post(running::load))
        .route("/reset", post(running::reset))
        .route("/state", get(running::state))
        .route("/requests", get(running::requests).delete(running::clear_requests))
        .route("/clock", get(running::clock).post(running::set_clock))
        .route("/faults", get(running::faults).post(running::add_faults).delete(running::clear_faults))
        .route("/keys/rotate", post(running::rotate_key))
        .route("/clients", post(registers::set_client))
        .route("/clients/{client_id}", delete(registers::remove_client))
        .route("/clients/{client_id}/keys", post(registers::add_key))
        .route("/clients/{client_id}/keys/{kid}", delete(registers::remove_key))
        .route("/scopes", post(registers::set_scope))
        .route("/grants", post(registers::add_grant).delete(registers::remove_grant))
        .route("/delegations", post(registers::add_delegation).delete(registers::remove_delegation))
        .route("/systems", post(registers::set_system))
        .route("/systems/{id}", delete(registers::delete_system))
        .route("/system-users", post(registers::set_system_user))
        .route("/system-users/{id}", delete(registers::delete_system_user))
        .fallback(async || ControlError::new(StatusCode::NOT_FOUND, "control.not_found", "no such control endpoint"))
        .method_not_allowed_fallback(async || {
            ControlError::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "control.method",
                "this control endpoint has other methods",
            )
        })
}
