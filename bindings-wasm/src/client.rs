//! The client.

use systembruker::{ClientError, ExternalRef, OrganisationNumber, RequestedSystemUser, TokenQuery, TransportError};
use wasm_bindgen::prelude::*;

use crate::abort::{AbortSignal, unless_aborted};
use crate::config;
use crate::error::Failure;
use crate::host::JsHost;
use crate::token::Token;

/// Gets, keeps and renews tokens for any number of customers.
#[wasm_bindgen]
pub struct Client(systembruker::Client<JsHost>);

#[wasm_bindgen]
impl Client {
    /// A client without any token yet, of `{environment or issuer, clientId, kid, scope}` and a host.
    #[wasm_bindgen(constructor)]
    pub fn new(config: JsValue, host: JsHost) -> Result<Client, Failure> {
        Ok(Self(systembruker::Client::new(host.checked()?, config::read(config)?)))
    }

    /// A token for a customer's system user; `owner` is the organisation that approved it.
    ///
    /// Callers of one key share one request. A signal that fires cancels this call only.
    #[wasm_bindgen(js_name = systemUserToken)]
    pub async fn system_user_token(
        &self,
        owner: String,
        external_ref: Option<String>,
        signal: Option<AbortSignal>,
    ) -> Result<Token, Failure> {
        let query = query(&owner, external_ref)?;
        let outcome = unless_aborted(signal, self.0.token(&query)).await?;
        let cancelled = Err(ClientError::Transport(TransportError::Cancelled));
        outcome.unwrap_or(cancelled).map(Token::from).map_err(Failure::of_client)
    }

    /// The token that is at hand and needs no renewal. Does not wait and sends nothing.
    pub fn cached(&self, owner: &str, external_ref: Option<String>) -> Result<Option<Token>, Failure> {
        Ok(self.0.cached(&query(owner, external_ref)?).map(Token::from))
    }
}

fn query(owner: &str, external_ref: Option<String>) -> Result<TokenQuery, Failure> {
    let owner = OrganisationNumber::parse(owner)?;
    let external_ref = external_ref.map(|text| ExternalRef::parse(&text)).transpose()?;
    Ok(TokenQuery { system_user: Some(RequestedSystemUser { owner, external_ref }), ..TokenQuery::default() })
}
