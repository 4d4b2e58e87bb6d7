//! The client.

use std::rc::Rc;

use js_sys::Promise;
use systembruker::{CallOptions, ClientError, TransportError};
use wasm_bindgen::prelude::*;

use crate::abort::{AbortSignal, promise, unless_aborted};
use crate::config::{self, ClientOptions, seconds};
use crate::error::Failure;
use crate::host::{JsHost, Surroundings};
use crate::options::given;
use crate::query::Query;
use crate::token;

/// Gets, keeps and renews tokens for any number of customers.
#[wasm_bindgen]
pub struct Client(Rc<systembruker::Client<Surroundings>>);

#[wasm_bindgen]
impl Client {
    /// A client without any token yet.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &ClientOptions, host: JsHost) -> Result<Client, Failure> {
        let host = Surroundings::new(host)?;
        Ok(Self(Rc::new(systembruker::Client::new(host, config::read(options)?))))
    }

    /// A token, as the factory of [`crate::set_token_factory`] makes it.
    ///
    /// Callers of one key share one request. A signal that fires cancels this call only.
    pub fn token(
        &self,
        query: &Query,
        deadline_seconds: JsValue,
        just_approved: bool,
        signal: Option<AbortSignal>,
    ) -> Result<Promise, Failure> {
        let query = query.read()?;
        let mut options = CallOptions::new().just_approved(just_approved);
        if let Some(deadline) = seconds(given(deadline_seconds), "deadlineSeconds")? {
            options = options.deadline(deadline)?;
        }
        let client = Rc::clone(&self.0);
        Ok(promise(async move {
            let outcome = unless_aborted(signal, client.token_with(&query, options)).await?;
            let outcome = outcome.unwrap_or(Err(ClientError::Transport(TransportError::Cancelled)));
            outcome.map(|token| token::as_js(&token)).map_err(|error| Failure::of_client(&error))
        }))
    }

    /// The token that is at hand and needs no renewal. Does not wait and sends nothing.
    pub fn cached(&self, query: &Query) -> Result<JsValue, Failure> {
        let token = self.0.cached(&query.read()?);
        Ok(token.map_or(JsValue::UNDEFINED, |token| token::as_js(&token)))
    }

    /// Drops a token that an API refused although it looked valid.
    pub fn forget(&self, query: &Query, access_token: &str) -> Result<(), Failure> {
        self.0.forget_exposed(&query.read()?, access_token);
        Ok(())
    }

    /// Drops all tokens.
    pub fn clear(&self) {
        self.0.clear();
    }

    /// How many queries' tokens are kept.
    #[wasm_bindgen(getter, js_name = cachedTokens)]
    pub fn cached_tokens(&self) -> usize {
        self.0.cached_tokens()
    }
}
