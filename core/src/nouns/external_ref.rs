//! The vendor's own name for one of a customer's system users.

use super::text_noun;
use crate::error::errors;

/// A vendor's reference to one system user, wire name `externalRef`.
///
/// Held to Maskinporten's pattern already when a system user is asked for: Altinn takes more characters,
/// and a system user with such a reference is one that no token can ever be had for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExternalRef(String);

text_noun!(ExternalRef, InvalidExternalRef);

errors! {
    /// Why a text is not an external reference.
    pub enum InvalidExternalRef {
        /// Empty: leave the reference out instead.
        Empty => Input "external_ref.empty" "an external reference is never empty; leave it out instead";
        /// Over 255 characters.
        TooLong => Input "external_ref.too_long" "an external reference has at most 255 characters";
        /// A character outside the pattern.
        Character => Input "external_ref.character"
            "an external reference holds only a-z, A-Z, 0-9, æ, ø, å, _ and - (no dot, no blank)";
    }
}

impl ExternalRef {
    /// Reads a reference that Maskinporten takes: `^[a-zA-Z0-9øØæÆåÅ_\-]*$`, 1 to 255 characters.
    pub fn parse(text: &str) -> Result<Self, InvalidExternalRef> {
        if text.is_empty() {
            return Err(InvalidExternalRef::Empty);
        }
        let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, 'ø' | 'Ø' | 'æ' | 'Æ' | 'å' | 'Å');
        if !text.chars().all(|c| letter(c) || matches!(c, '_' | '-')) {
            return Err(InvalidExternalRef::Character);
        }
        if text.chars().count() > 255 {
            return Err(InvalidExternalRef::TooLong);
        }
        Ok(Self(text.to_owned()))
    }
}
