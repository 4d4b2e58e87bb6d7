//! Texts that became types: parsed once at the border, correct from there on.

mod client_id;
mod decimal;
mod environment;
mod external_ref;
mod key_id;
mod numeric_date;
mod organisation_number;
mod person_number;
mod resource_indicator;
mod scope;
mod system_id;
mod unix_time;

pub use client_id::{ClientId, InvalidClientId};
pub use environment::{CustomEnvironment, Environment, InvalidEnvironment};
pub use external_ref::{ExternalRef, InvalidExternalRef};
pub use key_id::{InvalidKeyId, KeyId};
pub use numeric_date::NumericDate;
pub use organisation_number::{InvalidOrganisationNumber, OrganisationNumber};
pub use person_number::{InvalidPersonNumber, PersonNumber};
pub use resource_indicator::{InvalidResourceIndicator, ResourceIndicator};
pub use scope::{InvalidScope, Scope, ScopeSet};
pub use system_id::{InvalidSystemId, SystemId};
pub use unix_time::UnixTime;

pub(crate) use decimal::Decimal;
pub(crate) use environment::may_be_spoken_to;
pub(crate) use organisation_number::{AUTHORITY, ICD, nine_digits};

/// The traits that every text type has: reading, printing, serializing. `parse` is its own.
macro_rules! text_noun {
    ($name:ident, $error:ident) => {
        impl $name {
            /// The canonical text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl core::str::FromStr for $name {
            type Err = $error;
            fn from_str(text: &str) -> Result<Self, $error> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

pub(crate) use text_noun;
