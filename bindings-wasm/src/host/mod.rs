//! What JavaScript gives a client: one object with six functions.
//!
//! | function | gives |
//! |---|---|
//! | `send(request, signal)` | a promise of `{status, headers, body}` |
//! | `sign(algorithm, bytes, signal)` | a promise of the signature, a `Uint8Array` |
//! | `now()` | seconds since 1970 |
//! | `monotonic()` | milliseconds since some fixed point, never set back |
//! | `sleep(milliseconds, signal)` | a promise that is fulfilled then |
//! | `randomBytes(length)` | a `Uint8Array` of that length |
//!
//! A request is `{method, url, headers, body, limit, timeout}`: pairs of texts, a `Uint8Array`, bytes, milliseconds.
//! It is sent once, as it is, and no redirect is followed. A signal fires when its call is wanted no more: a cancelled
//! request should end, a sleep should let go of its timer.

mod clock;
mod random;
mod signer;
mod transport;

use js_sys::{Reflect, Uint8Array};
use systembruker::{Host, NoStore, SealingKey};
use wasm_bindgen::prelude::*;

use crate::abort::AbortSignal;
use crate::argument::InvalidArgument;

#[wasm_bindgen]
extern "C" {
    /// An object with the functions `send`, `sign`, `now`, `monotonic`, `sleep` and `randomBytes`.
    pub type JsHost;
    #[wasm_bindgen(method, catch, js_name = send)]
    fn js_send(this: &JsHost, request: JsValue, signal: AbortSignal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sign)]
    fn js_sign(this: &JsHost, algorithm: &str, bytes: Uint8Array, signal: AbortSignal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = now)]
    fn js_now(this: &JsHost) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = monotonic)]
    fn js_monotonic(this: &JsHost) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sleep)]
    fn js_sleep(this: &JsHost, milliseconds: f64, signal: AbortSignal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = randomBytes)]
    fn js_random_bytes(this: &JsHost, length: usize) -> Result<JsValue, JsValue>;
}

impl JsHost {
    pub(crate) fn checked(self) -> Result<Self, InvalidArgument> {
        let function = |name| Reflect::get(&self, &JsValue::from_str(name)).is_ok_and(|value| value.is_function());
        if FUNCTIONS.into_iter().all(function) { Ok(self) } else { Err(InvalidArgument::Host) }
    }
}

impl Host for JsHost {
    type Transport = Self;
    type Signer = Self;
    type Clock = Self;
    type Random = Self;
    type Store = NoStore;

    fn transport(&self) -> &Self {
        self
    }

    fn signer(&self) -> &Self {
        self
    }

    fn clock(&self) -> &Self {
        self
    }

    fn random(&self) -> &Self {
        self
    }

    fn store(&self) -> Option<(&NoStore, &SealingKey)> {
        None
    }
}

const FUNCTIONS: [&str; 6] = ["send", "sign", "now", "monotonic", "sleep", "randomBytes"];
