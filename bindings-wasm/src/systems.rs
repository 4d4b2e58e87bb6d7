//! Systems: the vendor's entry in Altinn's system register.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use systembruker::{SystemDefinition, SystemDraft};
use wasm_bindgen::prelude::*;

use crate::error::Failure;

/// The JSON body that registers a system, from its definition in JSON.
#[wasm_bindgen(js_name = systemBody)]
pub fn system_body(definition: &str) -> Result<String, Failure> {
    Ok(SystemDefinition::from_json(definition)?.to_body()?)
}

/// A draft of a definition from a description of the 2024 guide: `{draft, openPoints: [{code, message}]}`.
#[wasm_bindgen(js_name = guide2024)]
pub fn guide_2024(description: &str) -> Result<JsValue, Failure> {
    let draft = SystemDraft::from_guide_2024(description)?;
    let open_points = draft.open_points();
    let open_points = open_points.iter().map(|point| OpenPoint { code: point.code(), message: point.what_to_do() });
    let draft = Draft { draft: draft.to_json(), open_points: open_points.collect() };
    // cannot fail: the names of its members are fixed
    Ok(draft.serialize(&Serializer::json_compatible()).unwrap_or_default())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Draft {
    draft: String,
    open_points: Vec<OpenPoint>,
}

#[derive(Serialize)]
struct OpenPoint {
    code: &'static str,
    message: String,
}
