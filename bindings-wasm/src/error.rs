//! Errors as JavaScript wants them: objects of a class of its own.

use core::cell::RefCell;
use js_sys::{Error, Function, Object};
use serde::Serialize;
use systembruker::{Classified, ClientError, Retry};
use wasm_bindgen::prelude::*;

use crate::convert::to_js;

/// What is thrown: `code`, `class`, `retry` and `message`. None of them holds a token, a key or what JavaScript threw.
#[derive(Debug, Serialize)]
pub struct Failure {
    code: &'static str,
    class: &'static str,
    retry: &'static str,
    message: String,
}

impl<E: Classified> From<E> for Failure {
    fn from(error: E) -> Self {
        let retry = Retry::No.as_str();
        Self { code: error.code(), class: error.class().as_str(), retry, message: error.to_string() }
    }
}

impl Failure {
    /// With the retry that the core advises.
    pub(crate) fn of_client(error: ClientError) -> Self {
        let retry = error.retry().as_str();
        Self { retry, ..error.into() }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let members = to_js(&failure);
        let made = FACTORY.with_borrow(Clone::clone).and_then(|make| make.call1(&JsValue::NULL, &members).ok());
        made.unwrap_or_else(|| Object::assign(&Error::new(&failure.message), members.unchecked_ref()).into())
    }
}

/// Has every error made by `factory({code, class, retry, message})`. Without one, errors are of JavaScript's own class.
#[wasm_bindgen(js_name = setErrorFactory)]
pub fn set_error_factory(factory: Function) {
    FACTORY.set(Some(factory));
}

thread_local! {
    static FACTORY: RefCell<Option<Function>> = const { RefCell::new(None) };
}
