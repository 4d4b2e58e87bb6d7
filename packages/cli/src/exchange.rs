//! From assertion to access token.

use std::io;

use systembruker::{
    AccessToken, Assertion, Environment, MAX_TOKEN_RESPONSE_BYTES, TOKEN_CALL_TIMEOUT, Transport as _,
    read_token_response, token_request,
};
use systembruker_reqwest::ReqwestTransport;
use tokio::runtime::{Builder, Runtime};

use crate::clock;
use crate::failure::Failure;

/// Asks once, with an assertion that is at hand: the demo shows what it sends. A client would build its own.
pub(crate) async fn exchange(
    transport: &ReqwestTransport,
    environment: &Environment,
    assertion: &Assertion,
) -> Result<AccessToken, Failure> {
    let request = token_request(environment, assertion);
    let response = transport.send(request, MAX_TOKEN_RESPONSE_BYTES, TOKEN_CALL_TIMEOUT).await?;
    read_token_response(&response, clock::now()).map_err(Failure::refused)
}

/// What the network is waited for with.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    Builder::new_current_thread().enable_all().build().map_err(|error: io::Error| Failure::runtime(&error))
}
