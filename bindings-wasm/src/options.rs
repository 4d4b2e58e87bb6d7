//! Reading what JavaScript gave: each member by its name, each of the type that TypeScript demands.
//!
//! The package's TypeScript hands over plain objects of its own making, so that no getter of a user's runs in here.

use js_sys::{Array, Object};
use systembruker::UnixTime;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::argument::InvalidArgument;

type Read<T> = Result<T, InvalidArgument>;

/// A member that may be absent, and that is anything: `undefined` and `null` never cross the border.
pub(crate) type Given = Option<Object>;

/// An argument as if it were a member.
pub(crate) fn given(value: JsValue) -> Given {
    (!value.is_undefined() && !value.is_null()).then(|| value.unchecked_into())
}

fn present<T>(value: Given, read: impl FnOnce(JsValue) -> Read<T>) -> Read<Option<T>> {
    value.map(|value| read(value.into())).transpose()
}

pub(crate) fn text(value: &JsValue, name: &'static str) -> Read<String> {
    value.as_string().ok_or(InvalidArgument::Member { name, wanted: "a text" })
}

pub(crate) fn optional_text(value: Given, name: &'static str) -> Read<Option<String>> {
    present(value, |value| text(&value, name))
}

pub(crate) fn texts(value: JsValue, name: &'static str) -> Read<Vec<String>> {
    let wrong = InvalidArgument::Member { name, wanted: "an array of texts" };
    let array = value.dyn_into::<Array>().map_err(|_| wrong)?;
    array.iter().map(|element| element.as_string().ok_or(wrong)).collect()
}

pub(crate) fn optional_texts(value: Given, name: &'static str) -> Read<Option<Vec<String>>> {
    present(value, |value| texts(value, name))
}

pub(crate) fn optional_number(value: Given, name: &'static str) -> Read<Option<f64>> {
    let wrong = InvalidArgument::Member { name, wanted: "a number of at least 0" };
    present(value, |value| value.as_f64().filter(|number| *number >= 0.0).ok_or(wrong))
}

/// Whole seconds, or whatever else is counted.
pub(crate) fn optional_count(value: Given, name: &'static str) -> Read<Option<u64>> {
    let wrong = InvalidArgument::Member { name, wanted: "a whole number of at least 0" };
    let whole = |number: f64| (number.fract() == 0.0 && number <= LARGEST).then_some(number).ok_or(wrong);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range, see above")]
    Ok(optional_number(value, name)?.map(whole).transpose()?.map(|number| number as u64))
}

pub(crate) fn optional_bool(value: Given, name: &'static str) -> Read<Option<bool>> {
    present(value, |value| value.as_bool().ok_or(InvalidArgument::Member { name, wanted: "true or false" }))
}

/// Seconds since 1970, a fraction cut off.
pub(crate) fn unix_time(seconds: f64) -> Result<UnixTime, InvalidArgument> {
    let wrong = InvalidArgument::Member { name: "now", wanted: "seconds since 1970" };
    let seconds = core::time::Duration::try_from_secs_f64(seconds).map_err(|_| wrong)?;
    Ok(UnixTime::from_seconds(seconds.as_secs()))
}

/// Up to here every whole number has a float of its own.
const LARGEST: f64 = 9_007_199_254_740_991.0;
