//! The grant's exact bytes. RS256 is deterministic, so the order of members is part of the contract.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::{JwtGrant, KeyReference, RequestedSystemUser};
use crate::jose::Algorithm;
use crate::nouns::{AUTHORITY, ExternalRef, UnixTime};

/// The `type` of a system user detail, in grants and in tokens.
pub(crate) const SYSTEM_USER_TYPE: &str = "urn:altinn:systemuser";

/// The JOSE header: `alg` and one of `kid` and `x5c`. No `typ`: it is not asked for.
#[derive(serde::Serialize)]
pub(super) struct Header<'a> {
    alg: Algorithm,
    #[serde(skip_serializing_if = "Option::is_none")]
    kid: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    x5c: Option<&'a [String]>,
}

impl<'a> Header<'a> {
    pub(super) fn new(alg: Algorithm, key: &'a KeyReference) -> Self {
        match key {
            KeyReference::KeyId(kid) => Self { alg, kid: Some(kid.as_str()), x5c: None },
            KeyReference::CertificateChain(chain) => Self { alg, kid: None, x5c: Some(chain.as_slice()) },
        }
    }
}

/// The documented claims, of which there are always some. What [`JwtGrant::extra_claim`] added goes behind them.
pub(super) struct Claims<'a> {
    pub(super) grant: &'a JwtGrant,
    pub(super) iat: UnixTime,
    pub(super) exp: UnixTime,
    pub(super) jti: &'a str,
}

impl Serialize for Claims<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let grant = self.grant;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("aud", &grant.aud)?;
        map.serialize_entry("iss", &grant.iss)?;
        map.serialize_entry("scope", &grant.scope)?;
        map.serialize_entry("iat", &self.iat.seconds())?;
        map.serialize_entry("exp", &self.exp.seconds())?;
        map.serialize_entry("jti", self.jti)?;
        if !grant.resource.is_empty() {
            map.serialize_entry("resource", &grant.resource)?;
        }
        if let Some(consumer) = &grant.consumer_org {
            map.serialize_entry("consumer_org", consumer)?;
        }
        if let Some(pid) = &grant.pid {
            map.serialize_entry("pid", pid.expose())?;
        }
        if let Some(system_user) = &grant.system_user {
            map.serialize_entry("authorization_details", &[Detail::new(system_user)])?;
        }
        map.end()
    }
}

impl Claims<'_> {
    pub(super) fn to_json(&self) -> String {
        let mut json = crate::write_json(self);
        for (name, value) in &self.grant.extra {
            json.pop();
            json.extend([",", &crate::write_json(name), ":", value, "}"]);
        }
        json
    }
}

#[derive(serde::Serialize)]
struct Detail<'a> {
    r#type: &'static str,
    systemuser_org: SystemUserOrg,
    #[serde(rename = "externalRef", skip_serializing_if = "Option::is_none")]
    external_ref: Option<&'a ExternalRef>,
}

#[derive(serde::Serialize)]
struct SystemUserOrg {
    authority: &'static str,
    #[serde(rename = "ID")]
    id: String,
}

impl<'a> Detail<'a> {
    fn new(system_user: &'a RequestedSystemUser) -> Self {
        Self {
            r#type: SYSTEM_USER_TYPE,
            systemuser_org: SystemUserOrg { authority: AUTHORITY, id: system_user.owner.iso6523() },
            external_ref: system_user.external_ref.as_ref(),
        }
    }
}
