//! What a token is wanted for.

use systembruker::{ScopeSet, TokenQuery};
use wasm_bindgen::prelude::*;

use crate::argument::InvalidArgument;
use crate::error::Failure;
use crate::grant::{organisation, person, requested_system_user, resources};
use crate::options::{Given, optional_bool, optional_text, optional_texts};

#[wasm_bindgen]
extern "C" {
    /// `{organisationNumber?, externalRef?, scope?, resource?, consumerOrg?, pid?, altinn?}`.
    pub type Query;
    #[wasm_bindgen(method, getter, structural, js_name = organisationNumber)]
    fn organisation_number(this: &Query) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = externalRef)]
    fn external_ref(this: &Query) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn scope(this: &Query) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn resource(this: &Query) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = consumerOrg)]
    fn consumer_org(this: &Query) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn pid(this: &Query) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn altinn(this: &Query) -> Given;
}

impl Query {
    pub(crate) fn read(&self) -> Result<TokenQuery, Failure> {
        let owner = optional_text(self.organisation_number(), "organisationNumber")?;
        let external_ref = self.external_ref();
        let system_user = match owner {
            Some(owner) => Some(requested_system_user(&owner, external_ref)?),
            None if external_ref.is_none() => None,
            None => {
                let wanted = "given beside externalRef, which names a system user only together with its owner";
                return Err(InvalidArgument::Member { name: "organisationNumber", wanted }.into());
            }
        };
        Ok(TokenQuery {
            scope: optional_texts(self.scope(), "scope")?.map(ScopeSet::from_texts).transpose()?,
            system_user,
            resource: resources(self.resource())?,
            consumer_org: organisation(self.consumer_org(), "consumerOrg")?,
            pid: person(self.pid())?,
            altinn: optional_bool(self.altinn(), "altinn")?.unwrap_or_default(),
        })
    }
}
