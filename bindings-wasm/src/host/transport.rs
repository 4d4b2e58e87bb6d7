//! Sending, by JavaScript.

use core::time::Duration;

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use systembruker::{HttpRequest, HttpResponse, Transport, TransportError};

use super::JsHost;
use crate::abort::settled;
use crate::convert::to_js;

#[derive(Serialize)]
struct Request<'r> {
    method: &'r str,
    url: &'r str,
    headers: &'r [(String, String)],
    #[serde(with = "serde_wasm_bindgen::preserve")]
    body: Uint8Array,
    limit: usize,
    timeout: f64,
}

#[derive(Deserialize)]
struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    body: Uint8Array,
}

impl Transport for JsHost {
    async fn send(
        &self,
        request: HttpRequest,
        limit: usize,
        timeout: Duration,
    ) -> Result<HttpResponse, TransportError> {
        if !request.has_allowed_address() {
            return Err(TransportError::Address);
        }
        let HttpRequest { method, url, headers, body } = &request;
        let (body, timeout) = (Uint8Array::from(body.as_slice()), timeout.as_secs_f64() * 1000.0);
        let request = to_js(&Request { method, url, headers, body, limit, timeout });
        let response = settled(|signal| self.js_send(request, signal)).await.map_err(|_| FAILED)?;
        let response: Response = serde_wasm_bindgen::from_value(response).map_err(|_| UNREADABLE)?;
        // what lies beyond one byte too many is not worth a copy
        let enough = u32::try_from(limit.saturating_add(1)).unwrap_or(u32::MAX);
        let body = response.body.subarray(0, enough).to_vec();
        Ok(HttpResponse { status: response.status, headers: response.headers, body })
    }
}

// what JavaScript threw may hold the request
const FAILED: TransportError = TransportError::Network { reason: "the transport threw an error; see its own log" };
const UNREADABLE: TransportError =
    TransportError::Network { reason: "the transport gave no object of status, headers and body (a Uint8Array)" };
