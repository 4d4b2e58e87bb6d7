//! The grant's exact bytes. RS256 is deterministic, so the order of members is part of the contract.

use super::{JwtGrant, KeyReference, RequestedSystemUser};
use crate::jose::Algorithm;
use crate::nouns::{AUTHORITY, ResourceIndicator, UnixTime};
use crate::write_json;

/// The `type` of a system user detail, in grants and in tokens.
pub(crate) const SYSTEM_USER_TYPE: &str = "urn:altinn:systemuser";

/// The JOSE header: `alg` and one of `kid` and `x5c`. No `typ`: it is not asked for.
pub(super) fn header(alg: Algorithm, key: &KeyReference) -> String {
    let header = Object::default().text("alg", alg.as_str());
    match key {
        KeyReference::KeyId(kid) => header.text("kid", kid.as_str()),
        KeyReference::CertificateChain(chain) => header.texts("x5c", chain.as_slice().iter().map(String::as_str)),
    }
    .into_json()
}

/// The documented claims, and behind them what [`JwtGrant::extra_claim`] added.
pub(super) fn claims(grant: &JwtGrant, iat: UnixTime, exp: UnixTime, jti: &str) -> String {
    let mut claims = Object::default()
        .text("aud", &grant.aud)
        .text("iss", grant.iss.as_str())
        .text("scope", grant.scope.as_str())
        .json("iat", &iat.to_string())
        .json("exp", &exp.to_string())
        .text("jti", jti);
    if !grant.resource.is_empty() {
        claims = claims.texts("resource", grant.resource.iter().map(ResourceIndicator::as_str));
    }
    if let Some(consumer) = &grant.consumer_org {
        claims = claims.text("consumer_org", &consumer.to_string());
    }
    if let Some(pid) = &grant.pid {
        claims = claims.text("pid", pid.expose());
    }
    if let Some(system_user) = &grant.system_user {
        claims = claims.json("authorization_details", &format!("[{}]", detail(system_user)));
    }
    for (name, value) in &grant.extra {
        claims = claims.json(name, value);
    }
    claims.into_json()
}

fn detail(system_user: &RequestedSystemUser) -> String {
    let owner = Object::default().text("authority", AUTHORITY).text("ID", &system_user.owner.iso6523());
    let detail = Object::default().text("type", SYSTEM_USER_TYPE).json("systemuser_org", &owner.into_json());
    match &system_user.external_ref {
        Some(external_ref) => detail.text("externalRef", external_ref.as_str()),
        None => detail,
    }
    .into_json()
}

/// An object that is being written: its members in their order.
#[derive(Default)]
struct Object(String);

impl Object {
    fn text(self, name: &str, value: &str) -> Self {
        self.json(name, &write_json(value))
    }

    fn texts<'a>(self, name: &str, values: impl Iterator<Item = &'a str>) -> Self {
        let values: Vec<String> = values.map(write_json).collect();
        self.json(name, &format!("[{}]", values.join(",")))
    }

    /// A member whose value is JSON already.
    fn json(mut self, name: &str, value: &str) -> Self {
        let before = if self.0.is_empty() { "{" } else { "," };
        self.0.extend([before, &write_json(name), ":", value]);
        self
    }

    /// Of one member or more.
    fn into_json(mut self) -> String {
        self.0.push('}');
        self.0
    }
}
