//! Ids of systems in Altinn's system register.

use super::{OrganisationNumber, text_noun};
use crate::error::errors;

/// The id of a registered system, `{vendor's organisation number}_{name}`, such as `315181909_nordlys_lonn`.
///
/// It cannot be changed or used again once registered. Altinn advises a-z, 0-9, `_` and `-` for the name and
/// enforces only what is checked here.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SystemId(String);

text_noun!(SystemId, InvalidSystemId);

errors! {
    /// Why a text is not a system id.
    pub enum InvalidSystemId {
        /// No `_` behind an organisation number, or nothing behind it.
        Form => Input "system_id.form"
            "a system id is the vendor's organisation number, an underscore and a name: 315181909_nordlys_lonn";
        /// The part before `_` is no organisation number (AUTH.VLD-00001).
        Vendor => Input "system_id.vendor" "a system id starts with the vendor's nine-digit organisation number";
        /// A blank or control character (AUTH.VLD-00013).
        Blank => Input "system_id.blank" "a system id holds no blanks or control characters";
        /// Over 255 characters.
        TooLong => Input "system_id.too_long" "a system id has at most 255 characters";
    }
}

impl SystemId {
    /// Reads an id by the register's own rules.
    pub fn parse(text: &str) -> Result<Self, InvalidSystemId> {
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(InvalidSystemId::Blank);
        }
        let (vendor, name) = text.split_once('_').ok_or(InvalidSystemId::Form)?;
        if name.is_empty() {
            return Err(InvalidSystemId::Form);
        }
        vendor_of(vendor).ok_or(InvalidSystemId::Vendor)?;
        if text.chars().count() > 255 {
            return Err(InvalidSystemId::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The vendor whose number the id starts with.
    pub fn vendor(&self) -> Option<OrganisationNumber> {
        vendor_of(self.0.split('_').next()?)
    }
}

/// The number in its plain form only: an id with blanks or a prefix in it would be another id.
fn vendor_of(text: &str) -> Option<OrganisationNumber> {
    let number = OrganisationNumber::parse(text).ok()?;
    (text.len() == 9).then_some(number)
}
