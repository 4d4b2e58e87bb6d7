//! Nouns and systems.

use serde_json::{Value, json};
use systembruker::{
    ClientId, ExternalRef, OpenPoint, OrganisationNumber, ScopeSet, SystemDefinition, SystemDraft, SystemId,
};

use crate::Answer;
use crate::input::Request;

pub(crate) fn parse(request: &Request<'_>) -> Answer {
    let given = &request.text("text")?;
    let value = match request.text("type")?.as_str() {
        "organisation_number" => OrganisationNumber::parse(given)?.to_string(),
        "external_ref" => ExternalRef::parse(given)?.to_string(),
        "scope" => ScopeSet::parse(given)?.to_string(),
        "system_id" => SystemId::parse(given)?.to_string(),
        "client_id" => ClientId::parse(given)?.to_string(),
        _ => String::new(),
    };
    Ok(json!({ "value": value }).into())
}

pub(crate) fn system(request: &Request<'_>) -> Answer {
    let body = SystemDefinition::from_json(request.raw("definition").unwrap_or_default())?.to_body()?;
    Ok(json!({ "body": body }).into())
}

pub(crate) fn guide_2024(request: &Request<'_>) -> Answer {
    let draft = SystemDraft::from_guide_2024(&request.text("description")?)?;
    let points: Vec<_> = draft.open_points().iter().map(OpenPoint::code).collect();
    let json: Value = serde_json::from_str(&draft.to_json()).unwrap_or_default();
    Ok(json!({ "draft": json, "open_points": points }).into())
}
