//! Randomness, from JavaScript.

use js_sys::Uint8Array;
use systembruker::{Random, RandomError};
use wasm_bindgen::JsCast;

use super::JsHost;

/// A source that throws, or gives other than it was asked for, has failed.
impl Random for JsHost {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        let drawn = self.js_random_bytes(bytes.len()).and_then(JsCast::dyn_into::<Uint8Array>);
        let drawn = drawn.ok().filter(|drawn| drawn.length() as usize == bytes.len()).ok_or(RandomError)?;
        drawn.copy_to(bytes);
        Ok(())
    }
}
