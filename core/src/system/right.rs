//! Single rights.

use crate::error::errors;
use crate::nouns::text_noun;

/// The id of a resource in Altinn's resource register, such as `app_ttd_prosessdemo`. Whether it exists and can
/// be delegated is Altinn's to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ResourceId(String);

text_noun!(ResourceId, InvalidResourceId);

/// A right on one resource.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Right {
    /// The resource.
    pub resource: ResourceId,
    /// One action, such as `read`. Normally none, which means the whole resource.
    pub action: Option<String>,
}

impl From<ResourceId> for Right {
    fn from(resource: ResourceId) -> Self {
        Self { resource, action: None }
    }
}

errors! {
    /// Why a text is not the id of a resource.
    pub enum InvalidResourceId {
        /// Empty, or with blanks, `:` or `/` (AUTH.VLD-00009).
        Form => Input "resource_id.form"
            "a resource id is the id alone, without urn:altinn:resource: and without blanks";
    }
}

impl ResourceId {
    /// Reads the bare id: no URN, no blank.
    pub fn parse(text: &str) -> Result<Self, InvalidResourceId> {
        if text.is_empty() || text.contains([':', '/']) || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(InvalidResourceId::Form);
        }
        Ok(Self(text.to_owned()))
    }
}
