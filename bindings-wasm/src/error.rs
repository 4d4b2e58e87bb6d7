//! Errors as JavaScript wants them: objects of a class of its own.

use core::cell::RefCell;
use js_sys::{Error, Function, Object};
use systembruker::{Classified, ClientError, ErrorClass, Retry, TokenRefusal};
use wasm_bindgen::prelude::*;

use crate::convert::{Members, count, signed, text, texts};

/// What is thrown, already made by JavaScript. None of its members holds a token, a key or what JavaScript threw.
#[derive(Debug)]
pub struct Failure(JsValue);

impl<E: Classified> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::of(&error, Retry::No, Members::default())
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        failure.0
    }
}

impl Failure {
    /// With what the core advises.
    pub(crate) fn of_client(error: &ClientError) -> Self {
        let members = match error {
            ClientError::Refused(refusal) => described(Members::default(), refusal),
            ClientError::ClockSkew { offset_seconds, refusal } => {
                described(Members::default().with("offsetSeconds", signed(*offset_seconds)), refusal)
            }
            _ => Members::default(),
        };
        Self::of(error, error.retry(), members)
    }

    pub(crate) fn of_refusal(refusal: &TokenRefusal) -> Self {
        Self::of(refusal, refusal.retry(), described(Members::default(), refusal))
    }

    /// Not through `dyn Classified`: its table would bring every error's `Debug` into the module.
    fn of(error: &impl Classified, retry: Retry, members: Members) -> Self {
        Self::new(error.code(), error.class(), retry, &error.to_string(), members)
    }

    fn new(code: &str, class: ErrorClass, retry: Retry, message: &str, members: Members) -> Self {
        let members = members
            .with("code", text(code))
            .with("class", text(class.as_str()))
            .with("retry", text(retry.as_str()))
            .with("message", text(message))
            .into_object();
        let made = FACTORY.with_borrow(Clone::clone).and_then(|make| make.call1(&JsValue::NULL, &members).ok());
        Self(made.unwrap_or_else(|| Object::assign(&Error::new(message), &members).into()))
    }
}

/// What is known of a refusal.
fn described(members: Members, refusal: &TokenRefusal) -> Members {
    let advice = refusal.advice();
    members
        .with("status", refusal.status().into())
        .with("mpCode", refusal.mp_code().map_or(JsValue::UNDEFINED, text))
        .with("traceId", refusal.trace_id().map_or(JsValue::UNDEFINED, text))
        .with("oauthError", refusal.error().map_or(JsValue::UNDEFINED, text))
        .with("errorDescription", refusal.error_description().map_or(JsValue::UNDEFINED, text))
        .with("retryAfterSeconds", refusal.retry_after_seconds().map_or(JsValue::UNDEFINED, count))
        .with("actor", text(advice.actor.as_str()))
        .with("cause", text(advice.cause))
        .with("checklist", texts(advice.checklist))
}

/// Has every error made by `factory({code, class, retry, message, …})`. Without one, errors are of JavaScript's own
/// class.
#[wasm_bindgen(js_name = setErrorFactory)]
pub fn set_error_factory(factory: Function) {
    FACTORY.set(Some(factory));
}

thread_local! {
    static FACTORY: RefCell<Option<Function>> = const { RefCell::new(None) };
}
