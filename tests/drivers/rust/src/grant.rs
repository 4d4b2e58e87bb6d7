//! Grants.

use serde_json::{Value, json};
use systembruker::{
    Algorithm, CertificateChain, ClientId, Environment, ExternalRef, JwtGrant, KeyId, KeyReference, OrganisationNumber,
    PrivateKey, RequestedSystemUser, ResourceIndicator, RingSigner, ScopeSet, UnixTime,
};

use crate::input::{text, texts};
use crate::{Answer, Failure};

pub(crate) fn grant(request: &Value) -> Answer {
    let environment = environment(request)?;
    let grant = build(request, &environment)?;
    let (key, reference) = key(&request["key"])?;
    let algorithm: Algorithm = request["alg"].as_str().map_or(Ok(Algorithm::default()), str::parse)?;
    let now = UnixTime::from_seconds(request["now"].as_u64().unwrap_or_default());
    let unsigned = grant.build(&reference, algorithm, now, text(request, "jti"))?;
    let signing_input = unsigned.signing_input().to_owned();
    let signature = RingSigner::new(&key)?.sign_now(algorithm, signing_input.as_bytes())?;
    let assertion = unsigned.attach(&signature)?;
    Ok(json!({ "signing_input": signing_input, "assertion": assertion.expose() }).into())
}

pub(crate) fn environment(config: &Value) -> Result<Environment, Failure> {
    Ok(match config["issuer"].as_str() {
        Some(issuer) => Environment::from_issuer(issuer)?,
        None => Environment::parse(text(config, "environment"))?,
    })
}

pub(crate) fn build(request: &Value, environment: &Environment) -> Result<JwtGrant, Failure> {
    let client_id = ClientId::parse(text(request, "client_id"))?;
    let scope = ScopeSet::from_texts(texts(&request["scope"]))?;
    let external_ref = request["external_ref"].as_str().map(ExternalRef::parse).transpose()?;
    let mut grant = match request["systemuser_org"].as_str() {
        Some(owner) => {
            let owner = OrganisationNumber::parse(owner)?;
            JwtGrant::system_user(environment, client_id, scope, RequestedSystemUser { owner, external_ref })
        }
        None => JwtGrant::vendor(environment, client_id, scope),
    };
    let resources = texts(&request["resource"]).into_iter().map(ResourceIndicator::parse);
    grant = grant.resource(resources.collect::<Result<Vec<_>, _>>()?);
    if let Some(consumer) = request["consumer_org"].as_str() {
        grant = grant.consumer_org(OrganisationNumber::parse(consumer)?);
    }
    if let Some(seconds) = request["lifetime_seconds"].as_u64() {
        grant = grant.lifetime_seconds(seconds)?;
    }
    if let Some(seconds) = request["back_date_seconds"].as_u64() {
        grant = grant.back_date_seconds(seconds)?;
    }
    Ok(grant)
}

pub(crate) fn key(key: &Value) -> Result<(PrivateKey, KeyReference), Failure> {
    let private = match (&key["jwk"], key["pem"].as_str()) {
        (Value::Null, pem) => PrivateKey::from_pem(pem.unwrap_or_default())?,
        (Value::String(jwk), _) => PrivateKey::from_jwk(jwk)?,
        (jwk, _) => PrivateKey::from_jwk(&jwk.to_string())?,
    };
    let reference = if let Some(chain) = key["x5c"].as_array() {
        let chain = chain.iter().map(|one| one.as_str().unwrap_or_default());
        KeyReference::from(CertificateChain::from_base64(chain)?)
    } else if let Some(kid) = key["kid"].as_str() {
        KeyId::parse(kid)?.into()
    } else {
        let kid = private.kid().cloned();
        kid.map_or_else(|| KeyId::parse(""), Ok)?.into()
    };
    Ok((private, reference))
}
