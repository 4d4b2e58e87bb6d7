//! A client's settings.

use serde::Deserialize;
use systembruker::{ClientConfig, ClientId, Environment, KeyId, ScopeSet};
use wasm_bindgen::JsValue;

use crate::argument::InvalidArgument;
use crate::error::Failure;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Config {
    environment: Option<String>,
    issuer: Option<String>,
    client_id: String,
    kid: String,
    scope: Vec<String>,
}

pub(crate) fn read(config: JsValue) -> Result<ClientConfig, Failure> {
    // serde's own text would hold what was given
    let config: Config = serde_wasm_bindgen::from_value(config).map_err(|_| InvalidArgument::Config)?;
    let environment = match (&config.environment, &config.issuer) {
        (Some(name), None) => Environment::parse(name)?,
        (None, Some(issuer)) => Environment::from_issuer(issuer)?,
        _ => return Err(InvalidArgument::Config.into()),
    };
    let client_id = ClientId::parse(&config.client_id)?;
    Ok(ClientConfig::new(environment, client_id, KeyId::parse(&config.kid)?, ScopeSet::from_texts(&config.scope)?))
}
