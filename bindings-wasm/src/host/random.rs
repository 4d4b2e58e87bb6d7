//! Randomness, from JavaScript.

use js_sys::Uint8Array;
use systembruker::{Random, RandomError};
use wasm_bindgen::JsCast as _;

use super::JsHost;

/// A random source, which a test may fix.
pub(crate) struct JsRandom {
    js: JsHost,
    has_jti: bool,
    has_fraction: bool,
}

impl JsRandom {
    pub(super) fn of(js: &JsHost) -> Self {
        Self { js: js.clone(), has_jti: js.has("jti"), has_fraction: js.has("fraction") }
    }
}

/// What the trait does by itself, from random bytes.
struct Bytes<'r>(&'r JsRandom);

/// A source that throws, or gives other than it was asked for, has failed.
impl Random for Bytes<'_> {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        let drawn = self.0.js.js_random_bytes(bytes.len()).map_err(|_| RandomError)?;
        let drawn = drawn.dyn_into::<Uint8Array>().map_err(|_| RandomError)?;
        if drawn.length() as usize != bytes.len() {
            return Err(RandomError);
        }
        drawn.copy_to(bytes);
        Ok(())
    }
}

impl Random for JsRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        Bytes(self).fill(bytes)
    }

    fn jti(&self) -> Result<String, RandomError> {
        if !self.has_jti {
            return Bytes(self).jti();
        }
        self.js.js_jti().ok().and_then(|jti| jti.as_string()).ok_or(RandomError)
    }

    fn fraction(&self) -> f64 {
        let given = if self.has_fraction { self.js.js_fraction().ok() } else { None };
        let given = given.and_then(|given| given.as_f64()).filter(|fraction| (0.0..1.0).contains(fraction));
        given.unwrap_or_else(|| Bytes(self).fraction())
    }
}
