//! The keys that stand at an issuer's address.

use core::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Function, Promise};
use systembruker::Jwks;
use wasm_bindgen::prelude::*;

use crate::abort::promise;
use crate::environment::EnvironmentOptions;
use crate::error::Failure;
use crate::host::{FETCHING, JsHost};
use crate::options::{Given, optional_text};
use crate::verify::{KeySet, Policy, verify_with};

#[wasm_bindgen]
extern "C" {
    /// `{jwksUri}`, or an environment.
    #[wasm_bindgen(extends = EnvironmentOptions)]
    pub type IssuerOptions;
    #[wasm_bindgen(method, getter, structural, js_name = jwksUri)]
    fn jwks_uri(this: &IssuerOptions) -> Given;
}

/// Fetches and keeps an issuer's keys.
#[wasm_bindgen]
pub struct IssuerKeys(Rc<Issuer>);

struct Issuer {
    keys: systembruker::IssuerKeys<JsHost, JsHost>,
    latest: RefCell<Option<KeySet>>,
}

#[wasm_bindgen]
impl IssuerKeys {
    /// Keys that are fetched when the first token comes.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &IssuerOptions, host: JsHost) -> Result<IssuerKeys, Failure> {
        let environment: &EnvironmentOptions = options;
        let jwks_uri = match optional_text(options.jwks_uri(), "jwksUri")? {
            Some(address) => address,
            None => environment.read()?.jwks_uri(),
        };
        let host = host.with(&FETCHING)?;
        let keys = systembruker::IssuerKeys::new(host.clone(), host, &jwks_uri);
        Ok(Self(Rc::new(Issuer { keys, latest: RefCell::default() })))
    }

    /// The keys for this token, if none must be fetched. Does not wait.
    #[wasm_bindgen(js_name = atHand)]
    pub fn at_hand(&self, token: &str, policy: &Policy) -> Option<KeySet> {
        self.0.keys.keys_at_hand(token, &policy.0).map(|keys| self.0.shared(keys))
    }

    /// Verifies as [`verify_with`] does, if no key must be fetched for this token; else gives false. Does not wait.
    #[wasm_bindgen(js_name = verifyAtHand)]
    pub fn verify_at_hand(&self, token: &str, policy: &Policy, now: f64, holds: &Function) -> Result<bool, Failure> {
        let Some(keys) = self.0.keys.keys_at_hand(token, &policy.0) else { return Ok(false) };
        // not by a handle, which would cost as much as all the rest of this
        verify_with(token, &self.0.shared(keys), policy, now, holds).map(|()| true)
    }

    /// The keys for this token, fetched if they must be; none if they cannot be had.
    ///
    /// A caller that leaves does not end it: others wait for the same fetch, and the next one may be half a minute away.
    #[wasm_bindgen(js_name = keysFor)]
    pub fn keys_for(&self, token: String, policy: &Policy) -> Promise {
        let (issuer, policy) = (Rc::clone(&self.0), policy.0.clone());
        promise(async move {
            let keys = issuer.keys.keys_for(&token, &policy).await;
            Ok(issuer.shared(keys).into())
        })
    }
}

impl Issuer {
    /// One set of objects for one set of keys.
    fn shared(&self, keys: Arc<Jwks>) -> KeySet {
        let mut latest = self.latest.borrow_mut();
        match latest.as_ref() {
            Some(known) if Arc::ptr_eq(known.keys(), &keys) => known.share(),
            _ => latest.insert(KeySet::of(keys)).share(),
        }
    }
}
