//! Verifying: the core judges, JavaScript checks the signature in between.

use core::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Function, Object, Uint8Array};
use systembruker::{Algorithm, Jwks, PendingVerification, RsaPublicKey, SignatureCheck, VerificationPolicy};
use wasm_bindgen::prelude::*;

use crate::argument::InvalidArgument;
use crate::convert::{Members, text};
use crate::environment::EnvironmentOptions;
use crate::error::Failure;
use crate::options::{Given, optional_count, optional_text, optional_texts, unix_time};

/// The keys of an issuer.
#[wasm_bindgen]
pub struct KeySet(Rc<SharedKeys>);

pub(crate) struct SharedKeys {
    pub(crate) keys: Arc<Jwks>,
    /// What JavaScript knows each key by that was used: it keeps what it imported beside this object.
    objects: RefCell<Vec<(RsaPublicKey, Object)>>,
}

#[wasm_bindgen]
impl KeySet {
    /// Reads a JWK Set document.
    pub fn parse(json: &[u8]) -> Result<KeySet, Failure> {
        Ok(Self::of(Arc::new(Jwks::parse(json)?)))
    }

    /// A set without any key.
    pub fn empty() -> KeySet {
        Self::of(Arc::default())
    }

    /// The `kid`s under which exactly one key can verify that algorithm.
    pub fn kids(&self, algorithm: &str) -> Result<Vec<String>, Failure> {
        let kids = self.0.keys.usable_kids(algorithm.parse::<Algorithm>()?);
        Ok(kids.into_iter().map(str::to_owned).collect())
    }
}

impl KeySet {
    pub(crate) fn of(keys: Arc<Jwks>) -> Self {
        Self(Rc::new(SharedKeys { keys, objects: RefCell::default() }))
    }

    /// Another handle to the same keys.
    pub(crate) fn share(&self) -> Self {
        Self(Rc::clone(&self.0))
    }

    pub(crate) fn keys(&self) -> &Arc<Jwks> {
        &self.0.keys
    }
}

#[wasm_bindgen]
extern "C" {
    /// `{issuer}` or `{environment}`, `audience?`, `algorithms?`, `leewaySeconds?`, `required?`.
    #[wasm_bindgen(extends = EnvironmentOptions)]
    pub type PolicyOptions;
    #[wasm_bindgen(method, getter, structural, js_name = issuer)]
    fn expected_issuer(this: &PolicyOptions) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn audience(this: &PolicyOptions) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn algorithms(this: &PolicyOptions) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = leewaySeconds)]
    fn leeway_seconds(this: &PolicyOptions) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn required(this: &PolicyOptions) -> Given;
}

/// What is demanded of tokens.
#[wasm_bindgen]
pub struct Policy(pub(crate) VerificationPolicy);

#[wasm_bindgen]
impl Policy {
    /// Reads the options; what they leave out is as the core advises.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &PolicyOptions) -> Result<Policy, Failure> {
        let environment: &EnvironmentOptions = options;
        // an issuer is compared byte for byte, so any text will do
        let mut policy = match optional_text(options.expected_issuer(), "issuer")? {
            Some(_) if environment.is_named() => {
                return Err(InvalidArgument::EitherOr { one: "environment", other: "issuer" }.into());
            }
            Some(issuer) => VerificationPolicy::new(&issuer)?,
            None => VerificationPolicy::new(environment.read()?.issuer())?,
        };
        if let Some(audience) = optional_text(options.audience(), "audience")? {
            policy = policy.audience(&audience)?;
        }
        if let Some(names) = optional_texts(options.algorithms(), "algorithms")? {
            policy = policy.algorithm_names(names)?;
        }
        if let Some(seconds) = optional_count(options.leeway_seconds(), "leewaySeconds")? {
            policy = policy.leeway_seconds(seconds)?;
        }
        if let Some(names) = optional_texts(options.required(), "required")? {
            policy = policy.required(names)?;
        }
        Ok(Self(policy))
    }
}

/// Judges what comes before the signature; gives `{key, algorithm, signature, signingInput}` to check it by.
#[wasm_bindgen(js_name = startVerification)]
pub fn start_verification(token: &str, keys: &KeySet, policy: &Policy) -> Result<Object, Failure> {
    let pending = PendingVerification::start(token, keys.keys(), &policy.0)?;
    Ok(keys.0.check(&pending.signature_check()))
}

/// Verifies in one call where the platform checks signatures at once: `holds(check)` gives true or not.
#[wasm_bindgen(js_name = verifyWith)]
pub fn verify_with(token: &str, keys: &KeySet, policy: &Policy, now: f64, holds: &Function) -> Result<(), Failure> {
    let now = unix_time(now)?;
    let pending = PendingVerification::start(token, keys.keys(), &policy.0)?;
    // one that throws has not said yes
    let holds = holds.call1(&JsValue::NULL, &keys.0.check(&pending.signature_check()));
    pending.finish(holds.is_ok_and(|holds| holds.as_bool() == Some(true)), now)?;
    Ok(())
}

/// Judges the rest, once the signature has been checked.
///
/// `signature_holds` must be the answer to what [`start_verification`] gave for these very arguments.
#[wasm_bindgen(js_name = finishVerification)]
pub fn finish_verification(
    token: &str,
    keys: &KeySet,
    policy: &Policy,
    signature_holds: bool,
    now: f64,
) -> Result<(), Failure> {
    let now = unix_time(now)?;
    PendingVerification::start(token, keys.keys(), &policy.0)?.finish(signature_holds, now)?;
    Ok(())
}

impl SharedKeys {
    fn check(&self, check: &SignatureCheck<'_>) -> Object {
        let SignatureCheck { key, algorithm, signing_input, signature } = check;
        Members::default()
            .with("key", self.object(key).into())
            .with("algorithm", text(algorithm.as_str()))
            .with("signature", Uint8Array::from(*signature).into())
            .with("signingInput", Uint8Array::from(*signing_input).into())
            .into_object()
    }

    /// The same object each time for the same key: `{kty, n, e}` as in a JWK.
    fn object(&self, key: &RsaPublicKey) -> Object {
        let mut objects = self.objects.borrow_mut();
        if let Some((_, object)) = objects.iter().find(|(known, _)| known == key) {
            return object.clone();
        }
        let (n, e) = key.jwk_components();
        let members = Members::default().with("kty", text("RSA")).with("n", text(&n)).with("e", text(&e));
        // a verifier of somebody's must not change the key for the next one
        let made = Object::freeze(&members.into_object());
        objects.push((key.clone(), made.clone()));
        made
    }
}
