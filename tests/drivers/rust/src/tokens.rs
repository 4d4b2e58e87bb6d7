//! Decoding and verifying.

use serde_json::{Value, json};
use systembruker::{Algorithm, ErrorClass, Jwks, RingVerifier, SystemUser, TokenClaims, VerificationPolicy};

use crate::input::Request;
use crate::{Answer, Failure, Members};

pub(crate) fn decode(request: &Request<'_>) -> Answer {
    let token = request.text("token").map_err(|failure| failure.in_class(ErrorClass::Malformed))?;
    let token = systembruker::decode(&token)?;
    let header = token.header.json().to_owned();
    Ok(with_claims(&token.claims, vec![("header", header)]))
}

pub(crate) fn jwks(request: &Request<'_>) -> Answer {
    let keys = Jwks::parse(&request.body()?)?;
    Ok(json!({ "kids": keys.usable_kids(Algorithm::Rs256) }).into())
}

pub(crate) fn verify(request: &Request<'_>) -> Answer {
    let policy = policy(&request.get("policy")?).map_err(|failure| failure.in_class(ErrorClass::Config))?;
    // a set that cannot be read holds no usable key
    let keys = Jwks::parse(request.raw("jwks").unwrap_or_default().as_bytes()).unwrap_or_default();
    let token = request.text("token").map_err(|failure| failure.in_class(ErrorClass::Malformed))?;
    let token = systembruker::verify(&token, &keys, &policy, request.time("now")?, &RingVerifier)?;
    Ok(with_claims(&token.claims, Vec::new()))
}

fn policy(policy: &Request<'_>) -> Result<VerificationPolicy, Failure> {
    let mut built = VerificationPolicy::new(&policy.text("issuer")?)?;
    if let Some(audience) = policy.optional::<String>("audience")? {
        built = built.audience(&audience)?;
    }
    if let Some(names) = policy.optional::<Vec<String>>("algs")? {
        built = built.algorithm_names(names)?;
    }
    if let Some(seconds) = policy.optional("leeway_seconds")? {
        built = built.leeway_seconds(seconds)?;
    }
    if let Some(names) = policy.optional::<Vec<String>>("required")? {
        built = built.required(names)?;
    }
    Ok(built)
}

fn system_users(claims: &TokenClaims) -> Value {
    let user = |user: &SystemUser| {
        json!({
            "systemuser_org": user.systemuser_org.number(),
            "systemuser_id": user.systemuser_id,
            "system_id": user.system_id,
        })
    };
    claims.system_users.as_ref().map_or(Value::Null, |users| users.iter().map(user).collect())
}

fn with_claims(claims: &TokenClaims, mut raw: Vec<(&'static str, String)>) -> Members {
    raw.push(("claims", claims.json().to_owned()));
    Members { plain: json!({ "system_users": system_users(claims) }), raw }
}
