//! Times inside tokens.

/// A NumericDate (RFC 7519 section 2): seconds since the epoch, fractions allowed, 0 to 2^53.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct NumericDate(f64);

/// The greatest number up to which every whole second has its own value.
const LIMIT: u64 = 1 << 53;

impl NumericDate {
    /// Reads the text of a JSON number; nothing for what is negative, beyond 2^53 or not finite.
    pub(crate) fn from_json_number(text: &str) -> Option<Self> {
        if let Ok(whole) = text.parse::<u64>() {
            // compared as written: 2^53 + 1 would round down to the limit
            #[expect(clippy::cast_precision_loss, reason = "exact up to the limit")]
            return (whole <= LIMIT).then_some(Self(whole as f64));
        }
        let seconds: f64 = text.parse().ok()?;
        #[expect(clippy::cast_precision_loss, reason = "a power of two")]
        (seconds >= 0.0 && seconds <= LIMIT as f64).then_some(Self(seconds))
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
