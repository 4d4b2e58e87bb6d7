//! What JavaScript gives a client: one object with these functions.
//!
//! | function | gives |
//! |---|---|
//! | `send(request, signal)` | a promise of `{status, headers, body}` |
//! | `sign(algorithm, bytes, signal)` | a promise of the signature, a `Uint8Array` |
//! | `now()` | seconds since 1970 |
//! | `monotonic()` | milliseconds since some fixed point, never set back |
//! | `sleep(milliseconds, signal)` | a promise that is fulfilled then: a pause between attempts |
//! | `alarm(milliseconds, signal)` | the same beside a call that may never end |
//! | `randomBytes(length)` | a `Uint8Array` of that length |
//! | `jti()`, `fraction()` | optional, for tests: a `jti`, a number in [0, 1) |
//! | `observe(event)` | optional: is told what the client does |
//! | `store` | optional: an object with `load`, `save`, `tryLock`, `unlock`, `seal` and `open` |
//!
//! A request is `{method, url, headers, body, limit, timeout}`: pairs of texts, a `Uint8Array`, bytes, milliseconds.
//! It is sent once, as it is, and no redirect is followed. A signal fires when its call is wanted no more: a cancelled
//! request should end, a sleep should let go of its timer.

mod clock;
#[cfg(feature = "client")]
mod observe;
#[cfg(feature = "client")]
mod random;
#[cfg(feature = "client")]
mod signer;
#[cfg(feature = "client")]
mod store;
#[cfg(feature = "client")]
mod surroundings;
mod transport;

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::abort::AbortSignal;
use crate::argument::InvalidArgument;

#[cfg(feature = "client")]
pub(crate) use {
    surroundings::Surroundings,
    transport::{JsResponse, request, response},
};

#[wasm_bindgen]
extern "C" {
    /// An object with the functions above.
    #[derive(Clone)]
    pub type JsHost;
    #[wasm_bindgen(method, catch, js_name = send)]
    fn js_send(this: &JsHost, request: JsValue, signal: AbortSignal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sign)]
    fn js_sign(this: &JsHost, algorithm: &str, bytes: Uint8Array, signal: AbortSignal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = now)]
    fn js_now(this: &JsHost) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, catch, js_name = monotonic)]
    fn js_monotonic(this: &JsHost) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sleep)]
    fn js_sleep(this: &JsHost, milliseconds: f64, signal: AbortSignal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = alarm)]
    fn js_alarm(this: &JsHost, milliseconds: f64, signal: AbortSignal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = randomBytes)]
    fn js_random_bytes(this: &JsHost, length: usize) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = jti)]
    fn js_jti(this: &JsHost) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = fraction)]
    fn js_fraction(this: &JsHost) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = observe)]
    fn js_observe(this: &JsHost, event: Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, js_name = store)]
    fn js_store(this: &JsHost) -> JsValue;
}

impl JsHost {
    /// The same if it has these functions.
    pub(crate) fn with(self, functions: &[&'static str]) -> Result<Self, InvalidArgument> {
        match functions.iter().find(|name| !self.has(name)) {
            None => Ok(self),
            Some(name) => Err(InvalidArgument::Host { name }),
        }
    }

    fn has(&self, name: &str) -> bool {
        Reflect::get(self, &JsValue::from_str(name)).is_ok_and(|value| value.is_function())
    }
}

/// What a client needs of JavaScript.
#[cfg(feature = "client")]
pub(crate) const ALL: [&str; 7] = ["send", "sign", "now", "monotonic", "sleep", "alarm", "randomBytes"];
/// What fetching public keys needs of it.
#[cfg(feature = "verify")]
pub(crate) const FETCHING: [&str; 5] = ["send", "now", "monotonic", "sleep", "alarm"];
