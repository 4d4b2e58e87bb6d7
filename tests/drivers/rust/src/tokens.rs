//! Decoding and verifying.

use serde_json::{Value, json};
use systembruker::{Algorithm, Jwks, RingVerifier, SystemUser, TokenClaims, UnixTime, VerificationPolicy};

use crate::input::{body, text, texts};
use crate::{Answer, Members};

pub(crate) fn decode(request: &Value) -> Answer {
    let token = systembruker::decode(text(request, "token"))?;
    let header = token.header.json().to_owned();
    Ok(with_claims(&token.claims, vec![("header", header)]))
}

pub(crate) fn jwks(request: &Value) -> Answer {
    let keys = Jwks::parse(&body(request))?;
    Ok(json!({ "kids": keys.usable_kids(Algorithm::Rs256) }).into())
}

pub(crate) fn verify(request: &Value) -> Answer {
    let policy = policy(&request["policy"])?;
    // a set that cannot be read holds no usable key
    let keys = Jwks::parse(request["jwks"].to_string().as_bytes()).unwrap_or_default();
    let now = UnixTime::from_seconds(request["now"].as_u64().unwrap_or_default());
    let token = systembruker::verify(text(request, "token"), &keys, &policy, now, &RingVerifier)?;
    Ok(with_claims(&token.claims, Vec::new()))
}

fn policy(policy: &Value) -> Result<VerificationPolicy, systembruker::InvalidPolicy> {
    let mut built = VerificationPolicy::new(text(policy, "issuer"))?;
    if let Some(audience) = policy["audience"].as_str() {
        built = built.audience(audience)?;
    }
    if policy["algs"].is_array() {
        built = built.algorithm_names(texts(&policy["algs"]))?;
    }
    if let Some(seconds) = policy["leeway_seconds"].as_u64() {
        built = built.leeway_seconds(seconds)?;
    }
    if policy["required"].is_array() {
        built = built.required(texts(&policy["required"]))?;
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
