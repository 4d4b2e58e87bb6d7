//! Plain values for JavaScript.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object that is filled member by member. What is `undefined` is left out.
#[derive(Default)]
pub(crate) struct Members(Object);

impl Members {
    #[expect(clippy::needless_pass_by_value, reason = "made where it is handed over")]
    pub(crate) fn with(self, name: &str, value: JsValue) -> Self {
        if !value.is_undefined() {
            // an object of our own takes every member
            let _ = Reflect::set(&self.0, &text(name), &value);
        }
        self
    }

    pub(crate) fn into_object(self) -> Object {
        self.0
    }
}

pub(crate) fn text(text: &str) -> JsValue {
    JsValue::from_str(text)
}

pub(crate) fn texts(texts: &[impl AsRef<str>]) -> JsValue {
    texts.iter().map(|one| text(one.as_ref())).collect::<Array>().into()
}

/// A count of bytes or seconds.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53")]
pub(crate) fn count(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

/// The same of a number that may be negative.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53")]
pub(crate) fn signed(number: i64) -> JsValue {
    JsValue::from_f64(number as f64)
}
