//! Systems: the vendor's entry in Altinn's system register.

use js_sys::{Array, Object};
use systembruker::{OpenPoint, SystemDefinition, SystemDraft};
use wasm_bindgen::prelude::*;

use crate::convert::{Members, text};
use crate::error::Failure;

/// The JSON body that registers a system, from its definition in JSON.
#[wasm_bindgen(js_name = systemBody)]
pub fn system_body(definition: &str) -> Result<String, Failure> {
    Ok(SystemDefinition::from_json(definition)?.to_body()?)
}

/// A draft of a definition from a description of the 2024 guide: `{draft, openPoints: [{code, message}]}`.
#[wasm_bindgen(js_name = guide2024)]
pub fn guide_2024(description: &str) -> Result<Object, Failure> {
    let draft = SystemDraft::from_guide_2024(description)?;
    let open_points = draft.open_points();
    let point = |point: &OpenPoint| {
        let members = Members::default().with("code", text(point.code()));
        members.with("message", text(&point.what_to_do())).into_object()
    };
    let open_points: Array = open_points.iter().map(point).collect();
    Ok(Members::default().with("draft", text(&draft.to_json())).with("openPoints", open_points.into()).into_object())
}
