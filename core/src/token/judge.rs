//! Judging claims whose signature held.

use super::claims::audiences;
use super::{RefusedToken, VerificationPolicy};
use crate::json::{Document, Value};
use crate::nouns::{NumericDate, UnixTime};

/// Issuer, required claims, audience, types, times: the first fault is the one reported.
pub(super) fn judge(document: &Document<'_>, policy: &VerificationPolicy, now: UnixTime) -> Result<(), RefusedToken> {
    let claims = document.root();
    let iss = claims.get("iss").and_then(Value::string).ok_or(RefusedToken::Issuer)?;
    if iss != policy.issuer {
        return Err(RefusedToken::Issuer);
    }
    for name in &policy.required {
        if claims.get(name).is_none_or(Value::is_null) {
            return Err(RefusedToken::MissingClaim { name: name.clone() });
        }
    }
    let aud = claims.get("aud").map(|aud| audiences(aud).ok_or(RefusedToken::ClaimType { name: "aud" })).transpose()?;
    if let Some(wanted) = &policy.audience
        && !aud.is_some_and(|aud| aud.contains(wanted))
    {
        return Err(RefusedToken::Audience);
    }
    let date = |name| {
        let Some(value) = claims.get(name) else { return Ok(None) };
        let date = value.number().and_then(NumericDate::from_json_number);
        date.map(NumericDate::seconds).map(Some).ok_or(RefusedToken::ClaimType { name })
    };
    let (exp, nbf, iat) = (date("exp")?, date("nbf")?, date("iat")?);
    #[expect(clippy::cast_precision_loss, reason = "seconds are whole up to 2^53")]
    let (now, leeway) = (now.seconds() as f64, policy.leeway as f64);
    if exp.is_some_and(|exp| now >= exp + leeway) {
        return Err(RefusedToken::Expired);
    }
    if nbf.is_some_and(|nbf| now < nbf - leeway) {
        return Err(RefusedToken::NotYetValid { name: "nbf" });
    }
    if iat.is_some_and(|iat| now < iat - leeway) {
        return Err(RefusedToken::NotYetValid { name: "iat" });
    }
    Ok(())
}
