//! Nouns: text in, canonical text out.

use systembruker::{ClientId, ExternalRef, OrganisationNumber, ScopeSet, SystemId};
use wasm_bindgen::prelude::*;

use crate::argument::InvalidArgument;
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
