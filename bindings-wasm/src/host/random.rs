//! Randomness, from JavaScript.

use core::cell::Cell;

use js_sys::Uint8Array;
use systembruker::Random;
use wasm_bindgen::JsCast;

use super::JsHost;

impl JsHost {
    fn draw(&self, bytes: &mut [u8]) -> bool {
        let drawn = self.js_random_bytes(bytes.len()).and_then(JsCast::dyn_into::<Uint8Array>);
        let Some(drawn) = drawn.ok().filter(|drawn| drawn.length() as usize == bytes.len()) else { return false };
        drawn.copy_to(bytes);
        true
    }
}

/// A source that throws, or gives other than it was asked for, gives no `jti`: the core then refuses to build a grant.
impl Random for JsHost {
    fn fill(&self, bytes: &mut [u8]) {
        self.draw(bytes);
    }

    fn jti(&self) -> String {
        let watched = Watched { random: self, failed: Cell::new(false) };
        let jti = watched.jti();
        if watched.failed.get() { String::new() } else { jti }
    }
}

/// Remembers whether the source failed; the core's `fill` has no word for that.
struct Watched<'r> {
    random: &'r JsHost,
    failed: Cell<bool>,
}

impl Random for Watched<'_> {
    fn fill(&self, bytes: &mut [u8]) {
        let drawn = self.random.draw(bytes);
        self.failed.set(self.failed.get() || !drawn);
    }
}
