//! Access packages.

use crate::error::errors;
use crate::nouns::text_noun;

/// An access package, `urn:altinn:accesspackage:{name}`. Whether the package exists is Altinn's to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccessPackage(String);

text_noun!(AccessPackage, InvalidAccessPackage);

errors! {
    /// Why a text is not an access package for a system.
    pub enum InvalidAccessPackage {
        /// Another form (AUTH.VLD-00008).
        Form => Input "access_package.form"
            "an access package is urn:altinn:accesspackage: and a name of a-z, 0-9 and -";
        /// A package that no system user can have (AUTH.VLD-00008).
        NotForSystemUsers => Input "access_package.not_for_system_users"
            "this access package administers access and can never be given to a system user";
    }
}

const PREFIX: &str = "urn:altinn:accesspackage:";

/// Packages that act for a facilitator's clients: only for agent system users, and never on a visible system.
const CLIENT_ONLY: [&str; 6] = [
    "regnskapsforer-med-signeringsrettighet",
    "regnskapsforer-uten-signeringsrettighet",
    "regnskapsforer-lonn",
    "ansvarlig-revisor",
    "revisormedarbeider",
    "forretningsforer-eiendom",
];

const NEVER: [&str; 4] = ["tilgangsstyrer", "hovedadministrator", "klientadministrator", "maskinporten-scopes"];

impl AccessPackage {
    /// Reads a package's URN.
    pub fn parse(text: &str) -> Result<Self, InvalidAccessPackage> {
        let name = text.strip_prefix(PREFIX).ok_or(InvalidAccessPackage::Form)?;
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return Err(InvalidAccessPackage::Form);
        }
        if NEVER.contains(&name) {
            return Err(InvalidAccessPackage::NotForSystemUsers);
        }
        Ok(Self(text.to_owned()))
    }

    /// Whether only agent system users can have it.
    pub fn is_client_only(&self) -> bool {
        self.0.strip_prefix(PREFIX).is_some_and(|name| CLIENT_ONLY.contains(&name))
    }
}
