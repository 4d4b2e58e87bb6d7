//! Reading a grant that somebody else wrote, and naming what is wrong with it.

use core::fmt;
use std::collections::BTreeMap;

use super::grant_fault::{self, GrantFault};
use super::wire::SYSTEM_USER_TYPE;
use crate::jose::{CompactParts, MalformedToken, Part, TokenHeader, base64url, object};
use crate::json::{Document, Kind, Value};
use crate::nouns::NumericDate;
use crate::token::{Organisation, Redacted, read_organisation};

/// A grant that was read and not verified. What is absent or of another type than documented is `None`.
#[derive(Clone)]
pub struct UnverifiedGrant {
    /// The JOSE header; none for a claims set that was given without one.
    pub header: Option<TokenHeader>,
    /// Maskinporten's issuer identifier, if it is one string.
    pub aud: Option<String>,
    /// The client.
    pub iss: Option<String>,
    /// The scopes, one blank between.
    pub scope: Option<String>,
    /// Issue time.
    pub iat: Option<NumericDate>,
    /// Expiry.
    pub exp: Option<NumericDate>,
    /// The grant's id.
    pub jti: Option<String>,
    /// The APIs that the token shall be restricted to.
    pub resource: Vec<String>,
    /// The organisation that delegated the scope.
    pub consumer_org: Option<String>,
    /// The owner of the system user that is asked for.
    pub systemuser_org: Option<Organisation>,
    /// The reference of the system user that is asked for.
    pub external_ref: Option<String>,
    /// What Maskinporten would refuse, or what its documentation does not know.
    pub faults: Vec<GrantFault>,
    /// The person that the token shall be about. Not printed.
    pub pid: Option<String>,
    /// All other members, and those above whose type is wrong, as JSON.
    pub other: BTreeMap<String, String>,
    json: String,
}

impl UnverifiedGrant {
    /// Reads an assertion, as strictly as [`decode`](crate::decode) reads a token, without verifying anything.
    pub fn decode(assertion: &str) -> Result<Self, MalformedToken> {
        let parts = CompactParts::split(assertion)?;
        let header = base64url::decode(parts.header).ok_or(MalformedToken::HeaderEncoding)?;
        let header = object(&header, Part::Header)?;
        base64url::decode(parts.signature).ok_or(MalformedToken::SignatureEncoding)?;
        let payload = base64url::decode(parts.payload).ok_or(MalformedToken::PayloadEncoding)?;
        let header = Some(TokenHeader::from_document(&header));
        Ok(Self::from_document(&object(&payload, Part::Payload)?, header))
    }

    /// Reads a grant's claims set, as documentation prints it.
    pub fn from_claims_json(json: &str) -> Result<Self, MalformedToken> {
        Ok(Self::from_document(&object(json.as_bytes(), Part::Payload)?, None))
    }

    /// The whole claims set as JSON text, as on the wire.
    pub fn json(&self) -> &str {
        &self.json
    }

    fn from_document(document: &Document<'_>, header: Option<TokenHeader>) -> Self {
        let root = document.root();
        let mut grant = Self {
            header,
            aud: None,
            iss: None,
            scope: None,
            iat: None,
            exp: None,
            jti: None,
            resource: Vec::new(),
            consumer_org: None,
            systemuser_org: None,
            external_ref: None,
            faults: Vec::new(),
            pid: None,
            other: BTreeMap::new(),
            json: document.text().to_owned(),
        };
        for (name, value) in root.object().into_iter().flatten() {
            let name = name.string().unwrap_or_default();
            if !grant.take(&name, value) {
                grant.other.insert(name.into_owned(), value.raw().to_owned());
            }
        }
        grant.faults = grant_fault::find(&grant, root);
        grant
    }

    fn take(&mut self, name: &str, value: Value<'_, '_>) -> bool {
        let place = match name {
            "aud" => &mut self.aud,
            "iss" => &mut self.iss,
            "scope" => &mut self.scope,
            "jti" => &mut self.jti,
            "consumer_org" => &mut self.consumer_org,
            "pid" => &mut self.pid,
            "iat" | "exp" => {
                let date = value.number().and_then(NumericDate::from_json_number);
                *(if name == "iat" { &mut self.iat } else { &mut self.exp }) = date;
                return date.is_some();
            }
            "resource" => {
                let resource = value.owned_string().map_or_else(|| value.strings(), |one| Some(vec![one]));
                let taken = resource.is_some();
                self.resource = resource.unwrap_or_default();
                return taken;
            }
            "authorization_details" => return self.take_details(value),
            _ => return false,
        };
        *place = value.owned_string();
        place.is_some()
    }

    fn take_details(&mut self, value: Value<'_, '_>) -> bool {
        let detail = if value.kind() == Kind::Object {
            Some(value)
        } else {
            value.array().and_then(|mut details| details.next())
        };
        let Some(detail) = detail.filter(|detail| detail.get("type").is_some_and(|kind| kind.is(SYSTEM_USER_TYPE)))
        else {
            return false;
        };
        self.systemuser_org = detail.get("systemuser_org").and_then(read_organisation);
        self.external_ref = detail.get("externalRef").and_then(Value::owned_string);
        self.systemuser_org.is_some()
    }
}

/// Without `pid`, and of unknown members only the names.
impl fmt::Debug for UnverifiedGrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnverifiedGrant")
            .field("header", &self.header)
            .field("aud", &self.aud)
            .field("iss", &self.iss)
            .field("scope", &self.scope)
            .field("iat", &self.iat)
            .field("exp", &self.exp)
            .field("jti", &self.jti)
            .field("resource", &self.resource)
            .field("consumer_org", &self.consumer_org)
            .field("systemuser_org", &self.systemuser_org)
            .field("external_ref", &self.external_ref)
            .field("pid", &Redacted(&self.pid))
            .field("faults", &self.faults)
            .field("other", &self.other.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
