use serde_json::{Map, Value};

use super::Refusal;

/// The claims of a grant that later checks look at, in their types.
pub(super) struct GrantClaims<'a> {
    /// Seconds.
    pub(super) iat: f64,
    /// Seconds.
    pub(super) exp: f64,
    pub(super) jti: &'a str,
    /// Any JSON: a scope of another type is no scope.
    pub(super) scope: Option<&'a str>,
    pub(super) consumer_org: Option<&'a str>,
    pub(super) pid: Option<&'a str>,
}

impl<'a> GrantClaims<'a> {
    /// Checks 11 and 12: the audience, then presence, types and names.
    pub(super) fn read(claims: &'a Map<String, Value>, issuer: &str) -> Result<Self, Refusal> {
        // one string, the issuer byte for byte: neither the token endpoint nor an array that holds it
        if claims.get("aud").and_then(Value::as_str) != Some(issuer) {
            return Err(Refusal::Audience);
        }
        if claims.keys().any(|name| !KNOWN.contains(&name.as_str())) {
            return Err(Refusal::ClaimInvalid);
        }
        let jti = claims.get("jti").and_then(Value::as_str).filter(|jti| !jti.is_empty());
        Ok(Self {
            iat: numeric_date(claims, "iat")?,
            exp: numeric_date(claims, "exp")?,
            jti: jti.ok_or(Refusal::ClaimInvalid)?,
            scope: claims.get("scope").and_then(Value::as_str),
            consumer_org: digits(claims, "consumer_org", 9)?,
            pid: digits(claims, "pid", 11)?,
        })
    }
}

fn numeric_date(claims: &Map<String, Value>, name: &str) -> Result<f64, Refusal> {
    let date = claims.get(name).and_then(Value::as_f64);
    date.filter(|date| (0.0..=MOST).contains(date)).ok_or(Refusal::ClaimInvalid)
}

fn digits<'a>(claims: &'a Map<String, Value>, name: &str, count: usize) -> Result<Option<&'a str>, Refusal> {
    match claims.get(name) {
        None => Ok(None),
        Some(Value::String(text)) if text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(Some(text))
        }
        Some(_) => Err(Refusal::ClaimInvalid),
    }
}

/// What Digdir documents, `iss_onbehalfof` without effect, and the two that are tolerated in practice.
const KNOWN: [&str; 13] = [
    "aud",
    "iss",
    "scope",
    "iat",
    "exp",
    "jti",
    "resource",
    "consumer_org",
    "iss_onbehalfof",
    "pid",
    "authorization_details",
    "sub",
    "nbf",
];

/// 2^53: above it a JSON number no longer names one second.
const MOST: f64 = 9_007_199_254_740_992.0;
