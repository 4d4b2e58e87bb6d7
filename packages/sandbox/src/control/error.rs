use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::config::ConfigError;
use crate::keys::KeyError;

/// A control request that was refused; nothing has changed.
pub(super) struct ControlError {
    status: StatusCode,
    code: &'static str,
    text: String,
}

impl ControlError {
    pub(super) fn new(status: StatusCode, code: &'static str, text: impl Into<String>) -> Self {
        Self { status, code, text: text.into() }
    }
}

impl From<ConfigError> for ControlError {
    fn from(error: ConfigError) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error.code(), error.to_string())
    }
}

impl From<KeyError> for ControlError {
    fn from(error: KeyError) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "control.key", error.to_string())
    }
}

impl IntoResponse for ControlError {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "code": self.code, "error": self.text }))).into_response()
    }
}
