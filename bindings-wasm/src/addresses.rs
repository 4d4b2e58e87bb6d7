//! Where an environment's servers stand.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use crate::convert::{Members, text};
use crate::environment::EnvironmentOptions;
use crate::error::Failure;

/// The addresses of an environment, as its publishers give them.
#[wasm_bindgen]
pub fn addresses(environment: &EnvironmentOptions) -> Result<Object, Failure> {
    let environment = environment.read()?;
    let members = Members::default()
        .with("issuer", text(environment.issuer()))
        .with("tokenEndpoint", text(environment.token_endpoint()))
        .with("metadataUrl", text(&environment.metadata_url()))
        .with("jwksUri", text(&environment.jwks_uri()))
        .with("altinnPlatform", text(environment.altinn_platform()))
        .with("altinnIssuer", text(&environment.altinn_issuer()))
        .with("altinnOpenidConfigurationUrl", text(&environment.altinn_openid_configuration_url()))
        .with("altinnExchangeUrl", text(&environment.altinn_exchange_url()));
    Ok(members.into_object())
}
