//! Norwegian organisation numbers.

use core::fmt;

use crate::error::errors;

/// A Norwegian organisation number with a correct check digit.
///
/// Any first digit is taken: synthetic organisations start with 2 or 3, real ones with 8 or 9.
/// Whether the organisation exists is not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganisationNumber(u32);

errors! {
    /// Why a text is not an organisation number.
    pub enum InvalidOrganisationNumber {
        /// Other characters, or another count of digits.
        NotNineDigits => Input "organisation_number.not_nine_digits"
            "an organisation number has nine digits; blanks, NO…MVA and a leading 0192: may surround them";
        /// The ninth digit does not fit the first eight.
        CheckDigit => Input "organisation_number.check_digit"
            "the organisation number's check digit does not fit; look for a mistyped digit";
    }
}

/// The ISO 6523 identifier of Enhetsregisteret, the register that issues organisation numbers.
pub(crate) const ICD: &str = "0192:";

/// The `authority` that Maskinporten writes beside a number in ISO 6523 form.
pub(crate) const AUTHORITY: &str = "iso6523-actorid-upis";

const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

impl OrganisationNumber {
    /// Reads a number as people write it: `311860917`, `311 860 917`, `NO311860917MVA`, `0192:311860917`.
    pub fn parse(text: &str) -> Result<Self, InvalidOrganisationNumber> {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let digits = compact.strip_prefix(ICD).or_else(|| strip_vat_number(&compact)).unwrap_or(&compact);
        let number = nine_digits(digits).ok_or(InvalidOrganisationNumber::NotNineDigits)?;
        if check_digit(digits) == digits.chars().last().and_then(|c| c.to_digit(10)) {
            Ok(Self(number))
        } else {
            Err(InvalidOrganisationNumber::CheckDigit)
        }
    }

    /// The number in ISO 6523 form, `0192:311860917`, as claims and the system register want it.
    pub fn iso6523(self) -> String {
        format!("{ICD}{self}")
    }
}

/// The digits of a VAT number, `NO` + digits + `MVA` in any case.
fn strip_vat_number(text: &str) -> Option<&str> {
    let digits = text.get(2..text.len().checked_sub(3)?)?;
    let (no, mva) = (text.get(..2)?, text.get(text.len().checked_sub(3)?..)?);
    (no.eq_ignore_ascii_case("no") && mva.eq_ignore_ascii_case("mva")).then_some(digits)
}

/// The value of a text of exactly nine ASCII digits.
pub(crate) fn nine_digits(text: &str) -> Option<u32> {
    (text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// The ninth digit that fits the first eight, if there is one (mod 11; 10 is never issued).
fn check_digit(digits: &str) -> Option<u32> {
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit & 0x0f) * weight).sum();
    match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        digit => Some(digit),
    }
}

impl fmt::Display for OrganisationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl core::str::FromStr for OrganisationNumber {
    type Err = InvalidOrganisationNumber;
    fn from_str(text: &str) -> Result<Self, InvalidOrganisationNumber> {
        Self::parse(text)
    }
}

impl serde::Serialize for OrganisationNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
