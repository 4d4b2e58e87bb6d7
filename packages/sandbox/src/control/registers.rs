use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::error::ControlError;
use super::json::JsonBody;
use crate::config::{Client, Delegation, Grant, RegisteredKey, Scope, System, SystemUser};
use crate::lock::lock;
use crate::shared::Shared;

type Changed = Result<StatusCode, ControlError>;
type App = State<Arc<Shared>>;

pub(super) async fn set_client(State(shared): App, JsonBody(client): JsonBody<Client>) -> Changed {
    done(lock(&shared.world).set_client("client", client, shared.clock.now()))
}

pub(super) async fn remove_client(State(shared): App, Path(client_id): Path<String>) -> Changed {
    done(lock(&shared.world).remove_client(&client_id))
}

pub(super) async fn add_key(
    State(shared): App,
    Path(client_id): Path<String>,
    JsonBody(key): JsonBody<RegisteredKey>,
) -> Changed {
    done(lock(&shared.world).add_key(&client_id, key, shared.clock.now()))
}

pub(super) async fn remove_key(State(shared): App, Path((client_id, kid)): Path<(String, String)>) -> Changed {
    done(lock(&shared.world).remove_key(&client_id, &kid))
}

pub(super) async fn set_scope(State(shared): App, JsonBody(scope): JsonBody<Scope>) -> Changed {
    done(lock(&shared.world).set_scope("scope", scope))
}

pub(super) async fn add_grant(State(shared): App, JsonBody(grant): JsonBody<Grant>) -> Changed {
    done(lock(&shared.world).add_grant("grant", grant))
}

pub(super) async fn remove_grant(State(shared): App, Query(grant): Query<Grant>) -> Changed {
    done(lock(&shared.world).remove_grant(grant))
}

pub(super) async fn add_delegation(State(shared): App, JsonBody(delegation): JsonBody<Delegation>) -> Changed {
    done(lock(&shared.world).add_delegation("delegation", delegation))
}

pub(super) async fn remove_delegation(State(shared): App, Query(delegation): Query<Delegation>) -> Changed {
    done(lock(&shared.world).remove_delegation(delegation))
}

pub(super) async fn set_system(State(shared): App, JsonBody(system): JsonBody<System>) -> Changed {
    done(lock(&shared.world).set_system("system", system))
}

pub(super) async fn delete_system(State(shared): App, Path(id): Path<String>) -> Changed {
    done(lock(&shared.world).delete_system(&id))
}

/// The one that answers with a body: the id may have been made up.
pub(super) async fn set_system_user(
    State(shared): App,
    JsonBody(user): JsonBody<SystemUser>,
) -> Result<Json<Value>, ControlError> {
    let id = lock(&shared.world).set_system_user("system_user", user)?;
    Ok(Json(json!({ "id": id })))
}

pub(super) async fn delete_system_user(State(shared): App, Path(id): Path<String>) -> Changed {
    done(lock(&shared.world).delete_system_user(&id))
}

fn done(result: Result<(), crate::config::ConfigError>) -> Changed {
    result?;
    Ok(StatusCode::NO_CONTENT)
}
