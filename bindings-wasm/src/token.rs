//! Tokens as JavaScript wants them: objects of a class of its own.

use core::cell::RefCell;

use js_sys::Function;
use systembruker::{Token, UnixTime};
use wasm_bindgen::prelude::*;

/// Has every token made by `factory(accessToken, scope, expiresAt)`; the last is in seconds since 1970.
///
/// Tokens live in JavaScript, not here: nothing is left in this module's memory for its finalizers to find.
#[wasm_bindgen(js_name = setTokenFactory)]
pub fn set_token_factory(factory: Function) {
    FACTORY.set(Some(factory));
}

/// The same object for the same token, each time.
pub(crate) fn as_js(token: &Token) -> JsValue {
    token.companion(|| made(token)).cloned().unwrap_or_default()
}

fn made(token: &Token) -> JsValue {
    let text = JsValue::from_str(token.expose());
    let scope = token.scope().map_or(JsValue::UNDEFINED, JsValue::from_str);
    #[expect(clippy::cast_precision_loss, reason = "exact for hundreds of millions of years")]
    let expires_at = token.expires_at().map(UnixTime::seconds).map(|seconds| JsValue::from_f64(seconds as f64));
    let expires_at = expires_at.unwrap_or(JsValue::UNDEFINED);
    FACTORY.with_borrow(|factory| {
        let made = factory.as_ref().and_then(|make| make.call3(&JsValue::NULL, &text, &scope, &expires_at).ok());
        made.unwrap_or(text)
    })
}

thread_local! {
    static FACTORY: RefCell<Option<Function>> = const { RefCell::new(None) };
}
