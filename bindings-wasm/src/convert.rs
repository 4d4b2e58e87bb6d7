//! Plain values for JavaScript.

use js_sys::{Array, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// An object as `JSON.parse` would give it. Cannot fail for the types of this crate: their member names are fixed.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// The members of an object. What is `undefined` is left out.
#[derive(Default)]
pub(crate) struct Members(Array);

impl Members {
    #[expect(clippy::needless_pass_by_value, reason = "made where it is handed over")]
    pub(crate) fn with(self, name: &str, value: JsValue) -> Self {
        if !value.is_undefined() {
            self.0.push(&Array::of2(&text(name), &value));
        }
        self
    }

    pub(crate) fn into_object(self) -> Object {
        // pairs of a text and a value always make an object
        Object::from_entries(&self.0).unwrap_or_default()
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
