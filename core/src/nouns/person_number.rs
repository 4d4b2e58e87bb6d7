//! Norwegian personal numbers, as the `pid` claim carries them.

use core::fmt;

use crate::error::errors;

/// Eleven digits that name a person. The check digits are not judged: numbers issued from 2032 follow other rules.
///
/// Printing it gives `…`: a personal number belongs in no log. [`expose`](Self::expose) reads it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonNumber(String);

errors! {
    /// Why a text is not a personal number.
    pub enum InvalidPersonNumber {
        /// Not eleven digits.
        NotElevenDigits => Input "person_number.not_eleven_digits" "a personal number has eleven digits";
    }
}

impl PersonNumber {
    /// Reads exactly eleven digits.
    pub fn parse(text: &str) -> Result<Self, InvalidPersonNumber> {
        if text.len() == 11 && text.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidPersonNumber::NotElevenDigits)
        }
    }

    /// The digits.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonNumber(…)")
    }
}
