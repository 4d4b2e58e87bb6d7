//! JWT grants without a client: signing input out, signature in.

use js_sys::{Array, JSON, Object};
use systembruker::{
    Algorithm, CertificateChain, ClientId, Environment, ExternalRef, JwtGrant, KeyId, KeyReference, OrganisationNumber,
    PersonNumber, RequestedSystemUser, ResourceIndicator, RsaPublicKey, ScopeSet, UnsignedAssertion,
};
use wasm_bindgen::prelude::*;

use crate::argument::InvalidArgument;
use crate::environment::EnvironmentOptions;
use crate::error::Failure;
use crate::options::{Given, optional_count, optional_text, optional_texts, text, texts, unix_time};

#[wasm_bindgen]
extern "C" {
    /// What names the program: environment, `clientId`, `kid` or `x5c`, `scope` and `algorithm`.
    #[wasm_bindgen(extends = EnvironmentOptions)]
    pub type IdentityOptions;
    #[wasm_bindgen(method, getter, structural, js_name = clientId)]
    fn client_id(this: &IdentityOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn kid(this: &IdentityOptions) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn x5c(this: &IdentityOptions) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn scope(this: &IdentityOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn algorithm(this: &IdentityOptions) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = lifetimeSeconds)]
    fn lifetime_seconds(this: &IdentityOptions) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = backDateSeconds)]
    fn back_date_seconds(this: &IdentityOptions) -> Given;

    /// The same with what one grant asks for.
    #[wasm_bindgen(extends = IdentityOptions, extends = EnvironmentOptions)]
    pub type GrantOptions;
    #[wasm_bindgen(method, getter, structural, js_name = systemUser)]
    fn system_user(this: &GrantOptions) -> Option<SystemUserOptions>;
    #[wasm_bindgen(method, getter, structural)]
    fn resource(this: &GrantOptions) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = consumerOrg)]
    fn consumer_org(this: &GrantOptions) -> Given;
    #[wasm_bindgen(method, getter, structural)]
    fn pid(this: &GrantOptions) -> Given;
    #[wasm_bindgen(method, getter, structural, js_name = extraClaims)]
    fn extra_claims(this: &GrantOptions) -> Option<Object>;

    /// `{organisationNumber, externalRef?}`.
    pub type SystemUserOptions;
    #[wasm_bindgen(method, getter, structural, js_name = organisationNumber)]
    fn organisation_number(this: &SystemUserOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = externalRef)]
    fn external_ref(this: &SystemUserOptions) -> Given;
}

/// A program's identity, read.
pub(crate) struct Identity {
    pub(crate) environment: Environment,
    pub(crate) client_id: ClientId,
    pub(crate) key: KeyReference,
    pub(crate) scope: ScopeSet,
    pub(crate) algorithm: Algorithm,
    pub(crate) lifetime_seconds: Option<u64>,
    pub(crate) back_date_seconds: Option<u64>,
}

impl IdentityOptions {
    pub(crate) fn read(&self) -> Result<Identity, Failure> {
        let options: &EnvironmentOptions = self;
        let key = match (optional_text(self.kid(), "kid")?, optional_texts(self.x5c(), "x5c")?) {
            (Some(kid), None) => KeyId::parse(&kid)?.into(),
            (None, Some(chain)) => CertificateChain::from_base64(chain)?.into(),
            _ => return Err(InvalidArgument::EitherOr { one: "kid", other: "x5c" }.into()),
        };
        let algorithm = optional_text(self.algorithm(), "algorithm")?;
        Ok(Identity {
            environment: options.read()?,
            client_id: ClientId::parse(&text(&self.client_id(), "clientId")?)?,
            key,
            scope: ScopeSet::from_texts(texts(self.scope(), "scope")?)?,
            algorithm: algorithm.map_or(Ok(Algorithm::default()), |name| name.parse())?,
            lifetime_seconds: optional_count(self.lifetime_seconds(), "lifetimeSeconds")?,
            back_date_seconds: optional_count(self.back_date_seconds(), "backDateSeconds")?,
        })
    }
}

impl SystemUserOptions {
    fn read(&self) -> Result<RequestedSystemUser, Failure> {
        requested_system_user(&text(&self.organisation_number(), "organisationNumber")?, self.external_ref())
    }
}

pub(crate) fn requested_system_user(owner: &str, external_ref: Given) -> Result<RequestedSystemUser, Failure> {
    let external_ref = optional_text(external_ref, "externalRef")?;
    let external_ref = external_ref.map(|text| ExternalRef::parse(&text)).transpose()?;
    Ok(RequestedSystemUser { owner: OrganisationNumber::parse(owner)?, external_ref })
}

pub(crate) fn resources(value: Given) -> Result<Vec<ResourceIndicator>, Failure> {
    let texts = optional_texts(value, "resource")?.unwrap_or_default();
    Ok(texts.iter().map(|text| ResourceIndicator::parse(text)).collect::<Result<_, _>>()?)
}

pub(crate) fn organisation(value: Given, name: &'static str) -> Result<Option<OrganisationNumber>, Failure> {
    Ok(optional_text(value, name)?.map(|text| OrganisationNumber::parse(&text)).transpose()?)
}

pub(crate) fn person(value: Given) -> Result<Option<PersonNumber>, Failure> {
    Ok(optional_text(value, "pid")?.map(|text| PersonNumber::parse(&text)).transpose()?)
}

/// The assertion: a signing input as [`build_grant`] gave it, with this signature.
#[wasm_bindgen(js_name = attachSignature)]
pub fn attach_signature(algorithm: &str, signing_input: String, signature: &[u8]) -> Result<String, Failure> {
    let unsigned = UnsignedAssertion::from_signing_input(algorithm.parse()?, signing_input);
    Ok(unsigned.attach(signature)?.expose().to_owned())
}

/// Checks the size of a key that stays in JavaScript, in bits.
#[wasm_bindgen(js_name = checkKeyBits)]
pub fn check_key_bits(bits: usize) -> Result<(), Failure> {
    Ok(RsaPublicKey::check_bits(bits)?)
}

/// Builds a grant: `[algorithm, signingInput]`. `now` is in seconds, `jti` new for every attempt.
///
/// Plain texts: an object that stands for one in here costs as much as all the rest.
#[wasm_bindgen(js_name = buildGrant)]
pub fn build_grant(options: &GrantOptions, now: f64, jti: &str) -> Result<Array, Failure> {
    let identity = IdentityOptions::read(options)?;
    let Identity { environment, client_id, key, scope, algorithm, .. } = identity;
    let mut grant = match options.system_user() {
        Some(user) => JwtGrant::system_user(&environment, client_id, scope, user.read()?),
        None => JwtGrant::vendor(&environment, client_id, scope),
    };
    grant = grant.resource(resources(options.resource())?);
    if let Some(consumer) = organisation(options.consumer_org(), "consumerOrg")? {
        grant = grant.consumer_org(consumer);
    }
    if let Some(pid) = person(options.pid())? {
        grant = grant.pid(pid);
    }
    if let Some(seconds) = identity.lifetime_seconds {
        grant = grant.lifetime_seconds(seconds)?;
    }
    if let Some(seconds) = identity.back_date_seconds {
        grant = grant.back_date_seconds(seconds)?;
    }
    for (name, value) in options.extra_claims().iter().flat_map(members) {
        grant = grant.extra_claim_json(&name, &json(&value)?)?;
    }
    let unsigned = grant.build(&key, algorithm, unix_time(now)?, jti)?;
    Ok(Array::of2(&unsigned.algorithm().as_str().into(), &unsigned.signing_input().into()))
}

fn members(object: &Object) -> Vec<(String, JsValue)> {
    let pair = |pair: JsValue| Array::from(&pair);
    Object::entries(object).iter().map(pair).filter_map(|pair| Some((pair.get(0).as_string()?, pair.get(1)))).collect()
}

fn json(value: &JsValue) -> Result<String, InvalidArgument> {
    JSON::stringify(value).ok().and_then(|text| text.as_string()).ok_or(InvalidArgument::Json { name: "extraClaims" })
}
