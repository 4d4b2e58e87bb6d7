//! Times inside tokens.

use super::Decimal;

/// A NumericDate (RFC 7519 section 2): seconds since the epoch, fractions allowed, 0 to 2^53.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct NumericDate(f64);

/// The greatest number up to which every whole second has its own value.
const LIMIT: u64 = 1 << 53;

impl NumericDate {
    /// Reads the text of a JSON number; nothing for what is negative, beyond 2^53 or not finite.
    pub(crate) fn from_json_number(text: &str) -> Option<Self> {
        let Decimal { whole, fraction, has_fraction } = Decimal::from_json_number(text)?;
        // compared as written: 2^53 + 1 would round down to the limit
        let within = whole < LIMIT || (whole == LIMIT && !has_fraction);
        #[expect(clippy::cast_precision_loss, reason = "exact up to the limit")]
        within.then_some(Self(whole as f64 + fraction))
    }

    /// Seconds since the epoch.
    pub const fn seconds(self) -> f64 {
        self.0
    }

    /// Whole seconds since the epoch, rounded down.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 2^53 by construction")]
    pub const fn whole_seconds(self) -> u64 {
        self.0 as u64
    }
}

#[cfg(test)]
mod tests {
    use super::NumericDate;

    #[test]
    fn takes_what_lies_between_zero_and_the_limit_as_it_is_written() {
        for good in ["0", "-0", "-0.0e5", "1.5", "1e10", "1e-400", "9007199254740992", "9007199254740992.0"] {
            assert!(NumericDate::from_json_number(good).is_some(), "{good}");
        }
        for bad in ["-1", "-1e-400", "-0.1", "1e400", "9007199254740993", "9007199254740992.5", "9007199254740994.0"] {
            assert!(NumericDate::from_json_number(bad).is_none(), "{bad}");
        }
    }
}
