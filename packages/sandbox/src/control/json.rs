use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use serde::de::DeserializeOwned;

use super::error::ControlError;
use crate::config::json_problem;

/// A request body as JSON of a known shape, refused with words that name the member.
pub(super) struct JsonBody<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = ControlError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let content_type =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        // demanded because a web page of somebody else cannot send it here without asking first
        if content_type.split(';').next().map(str::trim) != Some("application/json") {
            let text = "send the body with Content-Type: application/json";
            return Err(ControlError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "control.content_type", text));
        }
        let unreadable = |text: String| ControlError::new(StatusCode::BAD_REQUEST, "control.unreadable", text);
        let body = Bytes::from_request(request, state).await.map_err(|error| unreadable(error.body_text()))?;
        serde_json::from_slice(&body).map(Self).map_err(|error| unreadable(json_problem(&error)))
    }
}
