use serde::{Deserialize, Serialize};

/// A scope with a limit of its own; scopes without one need no entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The scope as it stands in a grant.
    pub name: String,
    /// The longest life of an access token with this scope in seconds, 1 to 7200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_max_age: Option<u32>,
}

/// The scope's owner lets an organisation use it; without one the answer is MP-250.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The scope.
    pub scope: String,
    /// The organisation, nine digits.
    pub organisation: String,
}

/// A consumer lets a supplier use its scope (`consumer_org`); without one the answer is MP-251.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegation {
    /// The scope.
    pub scope: String,
    /// The organisation that was granted the scope, nine digits.
    pub consumer: String,
    /// The organisation whose client may act for it, nine digits.
    pub supplier: String,
}

/// A service owner's short code, which Altinn's exchange adds when a `altinn:serviceowner` scope is present.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceOwner {
    /// The organisation, nine digits.
    pub organisation: String,
    /// Its code, such as `digdir`.
    pub code: String,
}
