//! Grants.

use serde_json::json;
use systembruker::{
    Algorithm, CertificateChain, ClientId, Environment, ErrorClass, ExternalRef, JwtGrant, KeyId, KeyReference,
    OrganisationNumber, PrivateKey, RequestedSystemUser, ResourceIndicator, RingSigner, ScopeSet,
};

use crate::input::Request;
use crate::{Answer, Failure};

pub(crate) fn grant(request: &Request<'_>) -> Answer {
    let environment = environment(request)?;
    let grant = build(request, &environment)?;
    let (private, reference) = key(&request.get("key")?)?;
    let algorithm = algorithm(request)?;
    let unsigned = grant.build(&reference, algorithm, request.time("now")?, &request.text("jti")?)?;
    let signing_input = unsigned.signing_input().to_owned();
    let signature = RingSigner::new(&private)?.sign_now(algorithm, signing_input.as_bytes())?;
    let assertion = unsigned.attach(&signature)?;
    Ok(json!({ "signing_input": signing_input, "assertion": assertion.expose() }).into())
}

pub(crate) fn environment(config: &Request<'_>) -> Result<Environment, Failure> {
    Ok(match config.optional::<String>("issuer")? {
        Some(issuer) => Environment::from_issuer(&issuer)?,
        None => Environment::parse(&config.text("environment")?)?,
    })
}

pub(crate) fn algorithm(request: &Request<'_>) -> Result<Algorithm, Failure> {
    Ok(request.optional::<String>("alg")?.map_or(Ok(Algorithm::default()), |name| name.parse())?)
}

/// The customer's system user. A reference alone names nobody.
pub(crate) fn system_user(request: &Request<'_>) -> Result<Option<RequestedSystemUser>, Failure> {
    let owner = request.optional::<String>("systemuser_org")?;
    let external_ref = request.optional::<String>("external_ref")?;
    let external_ref = external_ref.map(|text| ExternalRef::parse(&text)).transpose()?;
    match owner {
        Some(owner) => Ok(Some(RequestedSystemUser { owner: OrganisationNumber::parse(&owner)?, external_ref })),
        None if external_ref.is_none() => Ok(None),
        None => Err(inexpressible("external_ref names a system user only beside systemuser_org")),
    }
}

pub(crate) fn resources(request: &Request<'_>) -> Result<Vec<ResourceIndicator>, Failure> {
    let texts: Vec<String> = request.get("resource")?;
    Ok(texts.iter().map(|text| ResourceIndicator::parse(text)).collect::<Result<_, _>>()?)
}

pub(crate) fn consumer_org(request: &Request<'_>) -> Result<Option<OrganisationNumber>, Failure> {
    Ok(request.optional::<String>("consumer_org")?.map(|text| OrganisationNumber::parse(&text)).transpose()?)
}

pub(crate) fn build(request: &Request<'_>, environment: &Environment) -> Result<JwtGrant, Failure> {
    let client_id = ClientId::parse(&request.text("client_id")?)?;
    let scope = ScopeSet::from_texts(request.get::<Vec<String>>("scope")?)?;
    let mut grant = match system_user(request)? {
        Some(user) => JwtGrant::system_user(environment, client_id, scope, user),
        None => JwtGrant::vendor(environment, client_id, scope),
    };
    grant = grant.resource(resources(request)?);
    if let Some(consumer) = consumer_org(request)? {
        grant = grant.consumer_org(consumer);
    }
    if let Some(seconds) = request.optional("lifetime_seconds")? {
        grant = grant.lifetime_seconds(seconds)?;
    }
    if let Some(seconds) = request.optional("back_date_seconds")? {
        grant = grant.back_date_seconds(seconds)?;
    }
    Ok(grant)
}

pub(crate) fn key(key: &Request<'_>) -> Result<(PrivateKey, KeyReference), Failure> {
    let private = match (key.raw("jwk"), key.optional::<String>("pem")?) {
        // a JWK as JSON, or as a text that holds it
        (Some(jwk), _) if jwk.starts_with('"') => PrivateKey::from_jwk(&key.text("jwk")?)?,
        (Some(jwk), _) => PrivateKey::from_jwk(jwk)?,
        (None, pem) => PrivateKey::from_pem(&pem.unwrap_or_default())?,
    };
    let kid = key.optional::<String>("kid")?.map(|kid| KeyId::parse(&kid)).transpose()?;
    let chain = key.optional::<Vec<String>>("x5c")?.map(CertificateChain::from_base64).transpose()?;
    let reference = match (kid.or_else(|| private.kid().filter(|_| chain.is_none()).cloned()), chain) {
        (Some(kid), None) => KeyReference::from(kid),
        (None, Some(chain)) => KeyReference::from(chain),
        _ => return Err(inexpressible("a grant names its key by exactly one of kid and x5c")),
    };
    Ok((private, reference))
}

/// What the contract can say and the crate's types cannot.
fn inexpressible(message: &str) -> Failure {
    Failure { class: ErrorClass::Input, code: "driver.arguments".to_owned(), message: message.to_owned() }
}
