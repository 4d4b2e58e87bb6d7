//! Nouns and systems.

use serde_json::{Value, json};
use systembruker::{
    ClientId, ExternalRef, OpenPoint, OrganisationNumber, ScopeSet, SystemDefinition, SystemDraft, SystemId,
};

use crate::Answer;
use crate::input::text;

pub(crate) fn parse(request: &Value) -> Answer {
    let given = text(request, "text");
    let value = match text(request, "type") {
        "organisation_number" => OrganisationNumber::parse(given)?.to_string(),
        "external_ref" => ExternalRef::parse(given)?.to_string(),
        "scope" => ScopeSet::parse(given)?.to_string(),
        "system_id" => SystemId::parse(given)?.to_string(),
        "client_id" => ClientId::parse(given)?.to_string(),
        _ => String::new(),
    };
    Ok(json!({ "value": value }).into())
}

pub(crate) fn system(request: &Value) -> Answer {
    let body = SystemDefinition::from_json(&request["definition"].to_string())?.to_body()?;
    Ok(json!({ "body": body }).into())
}

pub(crate) fn guide_2024(request: &Value) -> Answer {
    let draft = SystemDraft::from_guide_2024(text(request, "description"))?;
    let points: Vec<_> = draft.open_points().iter().map(OpenPoint::code).collect();
    let json: Value = serde_json::from_str(&draft.to_json()).unwrap_or_default();
    Ok(json!({ "draft": json, "open_points": points }).into())
}
