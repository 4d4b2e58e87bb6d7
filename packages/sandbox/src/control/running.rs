use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::task::spawn_blocking;

use super::error::ControlError;
use super::json::JsonBody;
use crate::clock::ClockSetting;
use crate::config::Config;
use crate::faults::Fault;
use crate::keys::{KeyError, Rotation, Signer, SigningKey};
use crate::requests::SeenRequest;
use crate::shared::Shared;

type Changed = Result<StatusCode, ControlError>;
type App = State<Arc<Shared>>;

pub(super) async fn load(State(shared): App, JsonBody(config): JsonBody<Config>) -> Changed {
    shared.load(&config)?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn reset(State(shared): App) -> Changed {
    shared.reset()?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn state(State(shared): App) -> Json<Config> {
    Json(shared.state())
}

pub(super) async fn requests(State(shared): App) -> Json<Vec<SeenRequest>> {
    Json(shared.requests.all())
}

pub(super) async fn clear_requests(State(shared): App) -> StatusCode {
    shared.requests.clear();
    StatusCode::NO_CONTENT
}

pub(super) async fn clock(State(shared): App) -> Json<Value> {
    Json(json!({ "now": shared.clock.now(), "setting": shared.clock.setting() }))
}

pub(super) async fn set_clock(State(shared): App, JsonBody(clock): JsonBody<ClockSetting>) -> StatusCode {
    shared.clock.set(clock);
    StatusCode::NO_CONTENT
}

pub(super) async fn faults(State(shared): App) -> Json<Vec<Fault>> {
    Json(shared.faults.waiting())
}

/// One fault, or an array of them.
pub(super) async fn add_faults(State(shared): App, JsonBody(json): JsonBody<Value>) -> Changed {
    let all = match json {
        Value::Array(all) => all,
        one => vec![one],
    };
    let unreadable = |error: serde_json::Error| {
        ControlError::new(StatusCode::BAD_REQUEST, "control.unreadable", crate::config::json_problem(&error))
    };
    let faults = all.into_iter().map(serde_json::from_value).collect::<Result<Vec<Fault>, _>>().map_err(unreadable)?;
    shared.faults.push_all("faults", faults)?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn clear_faults(State(shared): App) -> StatusCode {
    shared.faults.clear();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub(super) struct RotateKey {
    signer: Signer,
    old: Rotation,
}

pub(super) async fn rotate_key(
    State(shared): App,
    JsonBody(asked): JsonBody<RotateKey>,
) -> Result<Json<Value>, ControlError> {
    let key = spawn_blocking(SigningKey::generate).await.map_err(|_| KeyError::Generation)??;
    let kid = shared.keys_of(asked.signer).rotate(key, asked.old);
    Ok(Json(json!({ "kid": kid })))
}
