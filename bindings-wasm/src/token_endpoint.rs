//! Requests and answers without a client.

use js_sys::Object;
use systembruker::{AccessToken, Assertion, HttpRequest, HttpResponse, MAX_TOKEN_RESPONSE_BYTES, TOKEN_CALL_TIMEOUT};
use wasm_bindgen::prelude::*;

use crate::argument::InvalidArgument;
use crate::convert::{Members, count, text};
use crate::environment::EnvironmentOptions;
use crate::error::Failure;
use crate::host::{JsResponse, request, response};
use crate::options::unix_time;

/// The request by which an assertion becomes a token: `{method, url, headers, body, limit, timeout}`.
#[wasm_bindgen(js_name = tokenRequest)]
pub fn token_request(environment: &EnvironmentOptions, assertion: String) -> Result<Object, Failure> {
    let request = systembruker::token_request(&environment.read()?, &Assertion::from_exposed(assertion)?);
    Ok(as_js(&request))
}

/// The request by which a Maskinporten token becomes one of Altinn's.
#[wasm_bindgen(js_name = exchangeRequest)]
pub fn exchange_request(environment: &EnvironmentOptions, maskinporten_token: &str) -> Result<Object, Failure> {
    Ok(as_js(&systembruker::exchange_request(&environment.read()?, maskinporten_token)))
}

/// The token in an answer of the token endpoint, or the refusal as an error.
#[wasm_bindgen(js_name = readTokenResponse)]
pub fn read_token_response(response: &JsResponse, now: f64) -> Result<Object, Failure> {
    let token = systembruker::read_token_response(&read(response)?, unix_time(now)?);
    token.map(|token| granted(&token)).map_err(|refusal| Failure::of_refusal(&refusal))
}

/// The token in an answer of Altinn's exchange, or the refusal as an error.
#[wasm_bindgen(js_name = readExchangeResponse)]
pub fn read_exchange_response(response: &JsResponse, now: f64) -> Result<Object, Failure> {
    let token = systembruker::read_exchange_response(&read(response)?, unix_time(now)?);
    token.map(|token| granted(&token)).map_err(|refusal| Failure::of_refusal(&refusal))
}

/// Whether an answer's status alone decides, so that its body need not be read.
#[wasm_bindgen(js_name = isDecidedBy)]
pub fn is_decided_by(status: u16) -> bool {
    HttpResponse::is_decided_by(status)
}

fn as_js(sent: &HttpRequest) -> Object {
    request(sent, MAX_TOKEN_RESPONSE_BYTES, TOKEN_CALL_TIMEOUT)
}

fn read(value: &JsResponse) -> Result<HttpResponse, InvalidArgument> {
    let wanted = "{status, headers, body}: a number, pairs of texts and a Uint8Array";
    response(value, MAX_TOKEN_RESPONSE_BYTES).ok_or(InvalidArgument::Member { name: "response", wanted })
}

fn granted(token: &AccessToken) -> Object {
    Members::default()
        .with("accessToken", text(token.expose()))
        .with("expiresIn", token.expires_in.map_or(JsValue::UNDEFINED, count))
        .with("scope", token.scope.as_deref().map_or(JsValue::UNDEFINED, text))
        .into_object()
}
