//! Sending, by JavaScript.

use core::time::Duration;

use js_sys::{Array, Object, Reflect, Uint8Array};
use systembruker::{HttpRequest, HttpResponse, Transport, TransportError};
use wasm_bindgen::prelude::*;

use super::JsHost;
use crate::abort::settled;
use crate::convert::{Members, text};

/// A request with the bytes and the time that its answer may take.
pub(crate) fn request(request: &HttpRequest, limit: usize, timeout: Duration) -> Object {
    let HttpRequest { method, url, headers, body } = request;
    let pairs: Array = headers.iter().map(|(name, value)| Array::of2(&text(name), &text(value))).collect();
    Members::default()
        .with("method", text(method))
        .with("url", text(url))
        .with("headers", pairs.into())
        .with("body", Uint8Array::from(body.as_slice()).into())
        .with("limit", limit.into())
        .with("timeout", (timeout.as_secs_f64() * 1000.0).into())
        .into_object()
}

#[wasm_bindgen]
extern "C" {
    /// `{status, headers, body}` as JavaScript gives it.
    pub type JsResponse;
    #[wasm_bindgen(method, getter, structural)]
    fn status(this: &JsResponse) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn headers(this: &JsResponse) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn body(this: &JsResponse) -> JsValue;
}

/// An answer, with at most one byte over the limit. Nothing if it is not one.
pub(crate) fn response(value: &JsResponse, limit: usize) -> Option<HttpResponse> {
    if !value.is_object() {
        return None;
    }
    let status = value.status().as_f64().filter(|status| status.fract() == 0.0 && (0.0..1000.0).contains(status))?;
    let headers = value.headers().dyn_into::<Array>().ok()?;
    let headers = headers.iter().map(|pair| {
        let pair = pair.dyn_into::<Array>().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    });
    // what lies beyond one byte too many is not worth a copy
    let enough = u32::try_from(limit.saturating_add(1)).unwrap_or(u32::MAX);
    let body = value.body().dyn_into::<Uint8Array>().ok()?.subarray(0, enough).to_vec();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and below 1,000")]
    Some(HttpResponse { status: status as u16, headers: headers.collect::<Option<_>>()?, body })
}

impl Transport for JsHost {
    async fn send(&self, sent: HttpRequest, limit: usize, timeout: Duration) -> Result<HttpResponse, TransportError> {
        if !sent.has_allowed_address() {
            return Err(TransportError::Address);
        }
        let request = request(&sent, limit, timeout).into();
        let response = settled(|signal| self.js_send(request, signal)).await.map_err(|error| failure(&error))?;
        self::response(response.unchecked_ref(), limit).ok_or(UNREADABLE)
    }
}

/// What JavaScript threw may hold the request: nothing but its `code` is looked at.
fn failure(thrown: &JsValue) -> TransportError {
    let code = Reflect::get(thrown, &JsValue::from_str("code")).ok().and_then(|code| code.as_string());
    TransportError::from_code(&code.unwrap_or_default())
}

const UNREADABLE: TransportError =
    TransportError::Network { reason: "the transport gave no object of status, headers and body (a Uint8Array)" };
