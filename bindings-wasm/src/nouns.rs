//! Nouns and systems: text in, canonical text out.

use js_sys::{Array, Object};
use systembruker::{
    CATALOGUE, CatalogueEntry, ClientId, ExternalRef, OpenPoint, OrganisationNumber, ScopeSet, SystemDefinition,
    SystemDraft, SystemId,
};
use wasm_bindgen::prelude::*;

use crate::argument::InvalidArgument;
use crate::convert::{Members, text, texts};
use crate::error::Failure;

/// The canonical text of an organisation number, a reference, a scope list, a system's or a client's id.
#[wasm_bindgen]
pub fn parse(kind: &str, given: &str) -> Result<String, Failure> {
    Ok(match kind {
        "organisation_number" => OrganisationNumber::parse(given)?.to_string(),
        "external_ref" => ExternalRef::parse(given)?.to_string(),
        "scope" => ScopeSet::parse(given)?.to_string(),
        "system_id" => SystemId::parse(given)?.to_string(),
        "client_id" => ClientId::parse(given)?.to_string(),
        _ => return Err(InvalidArgument::Member { name: "kind", wanted: "the name of a noun" }.into()),
    })
}

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

/// What is known of every refusal: `[{code, mpCode, cause, actor, retry, checklist}]`.
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
