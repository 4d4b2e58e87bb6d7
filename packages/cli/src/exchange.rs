//! From assertion to access token.

use std::io;

use systembruker::{AccessToken, Assertion, Environment, MAX_TOKEN_RESPONSE_BYTES, read_token_response, token_request};
use systembruker_reqwest::ReqwestTransport;
use tokio::runtime::{Builder, Runtime};

use crate::clock;
use crate::failure::Failure;

/// Asks once.
pub(crate) async fn exchange(
    transport: &ReqwestTransport,
    environment: &Environment,
    assertion: &Assertion,
) -> Result<AccessToken, Failure> {
    let response = transport.send(token_request(environment, assertion), MAX_TOKEN_RESPONSE_BYTES).await?;
    read_token_response(&response, clock::now()).map_err(Failure::refused)
}

/// What the network is waited for with.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    Builder::new_current_thread().enable_all().build().map_err(|error: io::Error| Failure::runtime(&error))
}
