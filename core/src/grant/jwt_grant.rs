//! What a grant asks for.

use serde::Serialize;

use super::{KeyReference, UnsignedAssertion, wire};
use crate::error::errors;
use crate::jose::Algorithm;
use crate::json::Document;
use crate::nouns::{
    ClientId, Environment, ExternalRef, OrganisationNumber, PersonNumber, ResourceIndicator, ScopeSet, UnixTime,
};

/// A JWT grant before it has a time, an id and a signature. Emits documented claims only.
///
/// Build a new one for every attempt: a `jti` that was sent once is refused the second time (MP-012).
/// Times are whole seconds. Digdir: `maskinporten_protocol_jwtgrant`, `maskinporten_func_systembruker`.
#[derive(Debug, Clone)]
pub struct JwtGrant {
    pub(super) aud: String,
    pub(super) iss: ClientId,
    pub(super) scope: ScopeSet,
    pub(super) system_user: Option<RequestedSystemUser>,
    pub(super) resource: Vec<ResourceIndicator>,
    pub(super) consumer_org: Option<OrganisationNumber>,
    pub(super) pid: Option<PersonNumber>,
    pub(super) extra: Vec<(String, String)>,
    lifetime: u64,
    back_date: u64,
}

/// The system user that a token shall name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestedSystemUser {
    /// The organisation that owns the system user, having approved it. For an agent system user that is the
    /// accountant, auditor or business manager, never the client it works for.
    pub owner: OrganisationNumber,
    /// The reference it was asked for with; none if it was asked for without one.
    pub external_ref: Option<ExternalRef>,
}

errors! {
    /// Why a grant cannot be built.
    pub enum InvalidGrant {
        /// Lifetime of 0 or over 120 seconds.
        Lifetime {
            /// The seconds that were given.
            seconds: u64,
        } => Input "grant.lifetime" "a grant lives 1 to 120 seconds, not {seconds}; leave it at 120";
        /// Back-dated by over 10 seconds.
        BackDate {
            /// The seconds that were given.
            seconds: u64,
        } => Input "grant.back_date" "a grant is back-dated by at most 10 seconds, not {seconds}";
        /// Empty `jti`.
        JtiEmpty => Input "grant.jti_empty" "the jti is empty; give a fresh UUID for every attempt";
        /// A system user and `consumer_org` in one grant.
        SystemUserWithConsumerOrg => Input "grant.system_user_with_consumer_org"
            "a grant for a system user takes no consumer_org; the two kinds of delegation do not combine";
        /// An extra claim with a name that this crate writes or that must not be sent.
        ExtraClaimReserved => Input "grant.extra_claim_reserved"
            "an extra claim may not be named like a claim of the grant, nor sub or nbf";
        /// The same extra claim twice.
        ExtraClaimTwice => Input "grant.extra_claim_twice" "an extra claim was given twice";
        /// An extra claim's value cannot be written as JSON.
        ExtraClaimValue => Input "grant.extra_claim_value" "an extra claim's value cannot be written as JSON";
    }
}

/// The server's own tolerance.
const MAX_BACK_DATE: u64 = 10;

const RESERVED: [&str; 12] = [
    "aud",
    "iss",
    "scope",
    "iat",
    "exp",
    "jti",
    "resource",
    "consumer_org",
    "pid",
    "authorization_details",
    "sub",
    "nbf",
];

impl JwtGrant {
    /// The longest lifetime, and the default. Documented by Digdir; the server tolerates 180 seconds.
    pub const MAX_LIFETIME_SECONDS: u64 = 120;

    /// A grant for the vendor itself, as the system register and requests for system users want it.
    pub fn vendor(environment: &Environment, client_id: ClientId, scope: ScopeSet) -> Self {
        Self {
            aud: environment.issuer().to_owned(),
            iss: client_id,
            scope,
            system_user: None,
            resource: Vec::new(),
            consumer_org: None,
            pid: None,
            extra: Vec::new(),
            lifetime: Self::MAX_LIFETIME_SECONDS,
            back_date: 0,
        }
    }

    /// A grant for a customer's system user.
    pub fn system_user(
        environment: &Environment,
        client_id: ClientId,
        scope: ScopeSet,
        system_user: RequestedSystemUser,
    ) -> Self {
        Self { system_user: Some(system_user), ..Self::vendor(environment, client_id, scope) }
    }

    /// `resource`: restricts the token to APIs (RFC 8707). Always sent as an array.
    #[must_use]
    pub fn resource(mut self, resources: impl IntoIterator<Item = ResourceIndicator>) -> Self {
        self.resource = resources.into_iter().collect();
        self
    }

    /// `consumer_org`: the organisation that delegated the scope to this supplier. Not with a system user.
    #[must_use]
    pub fn consumer_org(mut self, consumer: OrganisationNumber) -> Self {
        self.consumer_org = Some(consumer);
        self
    }

    /// `pid`: the person that an end-user-restricted scope is about.
    #[must_use]
    pub fn pid(mut self, pid: PersonNumber) -> Self {
        self.pid = Some(pid);
        self
    }

    /// A claim that Digdir does not document, written last. Maskinporten may refuse the grant for it.
    pub fn extra_claim(self, name: &str, value: &impl Serialize) -> Result<Self, InvalidGrant> {
        let json = serde_json::to_string(value).map_err(|_| InvalidGrant::ExtraClaimValue)?;
        self.extra_claim_json(name, &json)
    }

    /// The same of a value that is JSON text already. It is sent as it is written, if it is strict JSON.
    pub fn extra_claim_json(mut self, name: &str, json: &str) -> Result<Self, InvalidGrant> {
        if RESERVED.contains(&name) {
            return Err(InvalidGrant::ExtraClaimReserved);
        }
        if self.extra.iter().any(|(known, _)| known == name) {
            return Err(InvalidGrant::ExtraClaimTwice);
        }
        Document::parse(json.as_bytes()).map_err(|_| InvalidGrant::ExtraClaimValue)?;
        self.extra.push((name.to_owned(), json.to_owned()));
        Ok(self)
    }

    /// Seconds from `iat` to `exp`, 1 to 120. Default 120, which also rescues a clock that is behind.
    pub fn lifetime_seconds(mut self, seconds: u64) -> Result<Self, InvalidGrant> {
        if !(1..=Self::MAX_LIFETIME_SECONDS).contains(&seconds) {
            return Err(InvalidGrant::Lifetime { seconds });
        }
        self.lifetime = seconds;
        Ok(self)
    }

    /// Seconds by which `iat` lies before now, at most 10. Default 0; rescues a clock that is ahead.
    pub fn back_date_seconds(mut self, seconds: u64) -> Result<Self, InvalidGrant> {
        if seconds > MAX_BACK_DATE {
            return Err(InvalidGrant::BackDate { seconds });
        }
        self.back_date = seconds;
        Ok(self)
    }

    /// The grant as bytes to sign. `jti` must be new for every attempt.
    pub fn build(
        &self,
        key: &KeyReference,
        algorithm: Algorithm,
        now: UnixTime,
        jti: &str,
    ) -> Result<UnsignedAssertion, InvalidGrant> {
        if jti.is_empty() {
            return Err(InvalidGrant::JtiEmpty);
        }
        if self.system_user.is_some() && self.consumer_org.is_some() {
            return Err(InvalidGrant::SystemUserWithConsumerOrg);
        }
        let iat = now.minus(self.back_date);
        let claims = wire::claims(self, iat, iat.plus(self.lifetime), jti);
        Ok(UnsignedAssertion::new(algorithm, &wire::header(algorithm, key), &claims))
    }
}
