//! What is wrong with a grant, before Maskinporten says so.

use core::fmt;

use super::UnverifiedGrant;
use super::wire::SYSTEM_USER_TYPE;
use crate::jose::Algorithm;
use crate::json::{Kind, Value};

/// One fault of a grant: what Maskinporten refuses, or what its documentation does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GrantFault {
    /// `aud` is absent, empty or not one string (MP-110).
    Audience,
    /// `iss` is absent, empty or not a string (MP-100).
    Issuer,
    /// `scope` is absent, empty or not a string (MP-200).
    Scope,
    /// `iat` or `exp` is absent or no number (MP-011).
    Times,
    /// More than 120 seconds from `iat` to `exp`; over 180 are refused.
    Lifetime,
    /// `jti` is absent or empty (MP-011).
    Jti,
    /// `sub` is not documented.
    Sub,
    /// `nbf` is not documented.
    Nbf,
    /// A claim that the documentation does not know (MP-011).
    UnknownClaim,
    /// Not exactly one detail, of type `urn:altinn:systemuser`, with an organisation (MP-301, MP-302).
    AuthorizationDetails,
    /// A member of the detail that belongs in the token, not in the grant (MP-302).
    DetailMember,
    /// Both or neither of `kid` and `x5c`.
    KeyReference,
    /// `alg` is not RS256, RS384 or RS512 (MP-124).
    Algorithm,
}

impl GrantFault {
    /// A fixed slug, such as `grant_fault.audience`.
    pub const fn code(self) -> &'static str {
        self.texts().0
    }

    const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Audience => ("grant_fault.audience", "aud must be Maskinporten's issuer, one string with its slash"),
            Self::Issuer => ("grant_fault.issuer", "iss must be the client id"),
            Self::Scope => ("grant_fault.scope", "scope must name at least one scope"),
            Self::Times => ("grant_fault.times", "iat and exp must be numbers of seconds"),
            Self::Lifetime => ("grant_fault.lifetime", "exp lies more than 120 seconds behind iat"),
            Self::Jti => ("grant_fault.jti", "jti is missing; send a fresh one with every attempt"),
            Self::Sub => ("grant_fault.sub", "sub is not documented; leave it out"),
            Self::Nbf => ("grant_fault.nbf", "nbf is not documented; leave it out"),
            Self::UnknownClaim => ("grant_fault.unknown_claim", "there is a claim that Maskinporten does not document"),
            Self::AuthorizationDetails => (
                "grant_fault.authorization_details",
                "authorization_details must be an array of one urn:altinn:systemuser with systemuser_org",
            ),
            Self::DetailMember => (
                "grant_fault.detail_member",
                "the detail takes only type, systemuser_org and externalRef; the rest belongs in the token",
            ),
            Self::KeyReference => ("grant_fault.key_reference", "the header must have exactly one of kid and x5c"),
            Self::Algorithm => ("grant_fault.algorithm", "alg must be RS256, RS384 or RS512"),
        }
    }
}

impl fmt::Display for GrantFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.texts().1)
    }
}

/// Digdir's documented limit.
const MAX_LIFETIME: f64 = 120.0;

const DOCUMENTED: [&str; 10] =
    ["aud", "iss", "scope", "iat", "exp", "jti", "resource", "consumer_org", "pid", "authorization_details"];

pub(super) fn find(grant: &UnverifiedGrant, claims: Value<'_, '_>) -> Vec<GrantFault> {
    let empty = |text: &Option<String>| text.as_deref().is_none_or(str::is_empty);
    let lifetime = grant.exp.zip(grant.iat).map(|(exp, iat)| exp.seconds() - iat.seconds());
    let unknown = |name: &String| !DOCUMENTED.contains(&name.as_str()) && name != "sub" && name != "nbf";
    let details = claims.get("authorization_details");
    let header = grant.header.as_ref();
    let found = [
        (GrantFault::Algorithm, header.is_some_and(|h| h.alg.as_deref().and_then(Algorithm::parse).is_none())),
        (GrantFault::KeyReference, header.is_some_and(|h| h.has("kid") == h.has("x5c"))),
        (GrantFault::Audience, empty(&grant.aud)),
        (GrantFault::Issuer, empty(&grant.iss)),
        (GrantFault::Scope, empty(&grant.scope)),
        (GrantFault::Times, lifetime.is_none()),
        (GrantFault::Lifetime, lifetime.is_some_and(|seconds| seconds > MAX_LIFETIME)),
        (GrantFault::Jti, empty(&grant.jti)),
        (GrantFault::Sub, claims.get("sub").is_some()),
        (GrantFault::Nbf, claims.get("nbf").is_some()),
        (GrantFault::UnknownClaim, grant.other.keys().any(unknown)),
        (GrantFault::AuthorizationDetails, details.is_some_and(|details| !is_one_system_user(grant, details))),
        (GrantFault::DetailMember, details.is_some_and(has_other_members)),
    ];
    found.into_iter().filter_map(|(fault, is_there)| is_there.then_some(fault)).collect()
}

fn is_one_system_user(grant: &UnverifiedGrant, details: Value<'_, '_>) -> bool {
    let details: Vec<_> = details.array().into_iter().flatten().collect();
    grant.systemuser_org.is_some()
        && matches!(details.as_slice(), [one] if one.get("type").is_some_and(|kind| kind.is(SYSTEM_USER_TYPE)))
}

fn has_other_members(details: Value<'_, '_>) -> bool {
    let known = |name: Value<'_, '_>| ["type", "systemuser_org", "externalRef"].iter().any(|known| name.is(known));
    let objects = details.array().into_iter().flatten().filter(|detail| detail.kind() == Kind::Object);
    objects.flat_map(|detail| detail.object().into_iter().flatten()).any(|(name, _)| !known(name))
}
