use serde::{Deserialize, Serialize};

/// A system in Altinn's system register, as far as token issuing looks at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    /// `{vendor}_{anything}`, at most 255 characters without blanks.
    pub id: String,
    /// The vendor's organisation number, nine digits.
    pub vendor: String,
    /// The Maskinporten clients that may ask for tokens; each in one active system only.
    #[serde(rename = "clientId", default)]
    pub client_id: Vec<String>,
    /// Whether the vendor has deleted it; its system users then get no tokens.
    #[serde(rename = "isDeleted", default)]
    pub is_deleted: bool,
}

impl System {
    /// A system without clients; its vendor is what stands before the first `_` of the id.
    pub fn new(id: impl Into<String>) -> Self {
        let id = id.into();
        let vendor = id.split('_').next().unwrap_or_default().to_owned();
        Self { id, vendor, client_id: Vec::new(), is_deleted: false }
    }

    /// Adds a Maskinporten client id.
    #[must_use]
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id.push(client_id.into());
        self
    }
}
