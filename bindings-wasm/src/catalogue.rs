//! What is known of every refusal.

use js_sys::Array;
use systembruker::{CATALOGUE, CatalogueEntry};
use wasm_bindgen::prelude::*;

use crate::convert::{Members, text, texts};

/// The catalogue: `[{code, mpCode, cause, actor, retry, checklist}]`.
#[wasm_bindgen]
pub fn catalogue() -> Array {
    let entry = |entry: &CatalogueEntry| {
        let mp_code = entry.mp_code.map_or(JsValue::UNDEFINED, |number| text(&format!("MP-{number:03}")));
        Members::default()
            .with("code", text(entry.code))
            .with("mpCode", mp_code)
            .with("cause", text(entry.cause))
            .with("actor", text(entry.actor.as_str()))
            .with("retry", text(entry.retry.as_str()))
            .with("checklist", texts(entry.checklist))
            .into_object()
    };
    CATALOGUE.iter().map(entry).collect()
}
