use serde::{Deserialize, Serialize};

/// A customer's system user for a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemUser {
    /// A UUID in lower case; made up when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The registered system.
    pub system_id: String,
    /// The organisation that owns it, nine digits; for an agent the accountant, never the accountant's client.
    pub systemuser_org: String,
    /// The reference it was requested with; the owner's number when left out, as Altinn stores it.
    #[serde(rename = "externalRef", default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// How far it has come.
    #[serde(default)]
    pub status: SystemUserStatus,
    /// From when Maskinporten finds it, in seconds since 1970: an approval can take minutes to get there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_from: Option<u64>,
}

/// How far a system user has come; only an accepted one gets tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SystemUserStatus {
    /// Requested, and not yet approved by the customer.
    New,
    /// Approved.
    #[default]
    Accepted,
    /// Turned down by the customer.
    Rejected,
    /// Deleted after its approval.
    Deleted,
}

impl SystemUser {
    /// An accepted system user without a reference of its own.
    pub fn new(system_id: impl Into<String>, systemuser_org: impl Into<String>) -> Self {
        Self {
            id: None,
            system_id: system_id.into(),
            systemuser_org: systemuser_org.into(),
            external_ref: None,
            status: SystemUserStatus::Accepted,
            active_from: None,
        }
    }

    /// Sets the id, a UUID in lower case.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the reference it was requested with.
    #[must_use]
    pub fn external_ref(mut self, external_ref: impl Into<String>) -> Self {
        self.external_ref = Some(external_ref.into());
        self
    }

    /// Sets how far it has come.
    #[must_use]
    pub fn status(mut self, status: SystemUserStatus) -> Self {
        self.status = status;
        self
    }

    /// Sets from when Maskinporten finds it, in seconds since 1970.
    #[must_use]
    pub fn active_from(mut self, seconds: u64) -> Self {
        self.active_from = Some(seconds);
        self
    }
}
