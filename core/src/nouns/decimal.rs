//! A number as JSON writes it, read exactly where it counts.

use core::iter::{repeat, repeat_n};

/// A JSON number that is not negative.
///
/// Not `str::parse::<f64>`: that rounds before anything can be compared, and its tables are 10 kB of a WebAssembly
/// module that do not compress.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Decimal {
    /// The whole part; `u64::MAX` for anything greater.
    pub(crate) whole: u64,
    /// The part behind the point, to 15 digits.
    pub(crate) fraction: f64,
    /// Whether there is any such part, however small.
    pub(crate) has_fraction: bool,
}

/// With that many digits both sides of the division are exact floats.
const FRACTION_DIGITS: usize = 15;
const FRACTION_UNITS: f64 = 1e15;
/// So many digits are too great for the whole part, whatever they are.
const TOO_MANY_DIGITS: usize = 21;

impl Decimal {
    /// Reads the text of a JSON number; nothing for one below zero. `-0` is zero.
    pub(crate) fn from_json_number(text: &str) -> Option<Self> {
        // as nearly all are written
        if let Ok(whole) = text.parse() {
            return Some(Self { whole, fraction: 0.0, has_fraction: false });
        }
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let (whole, negative) = whole.strip_prefix('-').map_or((whole, false), |whole| (whole, true));
        let digits = whole.bytes().chain(fraction.bytes()).map(|byte| byte.wrapping_sub(b'0'));
        if digits.clone().all(|digit| digit == 0) {
            return Some(Self { whole: 0, fraction: 0.0, has_fraction: false });
        }
        if negative {
            return None;
        }
        // an exponent beyond 32 bits is as good as infinite
        let beyond = if exponent.starts_with('-') { i32::MIN } else { i32::MAX };
        let exponent = i64::from(exponent.parse().unwrap_or(beyond));
        let point = exponent.saturating_add(i64::try_from(whole.len()).unwrap_or(i64::MAX));
        let zeros_behind_point = usize::try_from(point.saturating_neg()).unwrap_or(0).min(FRACTION_DIGITS);
        let point = usize::try_from(point.max(0)).unwrap_or(usize::MAX);
        let zeros_before_point = point.saturating_sub(digits.clone().count()).min(TOO_MANY_DIGITS);
        let behind_point = digits.clone().skip(point);
        let units = repeat_n(0, zeros_behind_point).chain(behind_point.clone()).chain(repeat(0)).take(FRACTION_DIGITS);
        #[expect(clippy::cast_precision_loss, reason = "15 digits fit")]
        Some(Self {
            whole: integer(digits.take(point).chain(repeat_n(0, zeros_before_point))),
            fraction: integer(units) as f64 / FRACTION_UNITS,
            has_fraction: { behind_point }.any(|digit| digit != 0),
        })
    }
}

fn integer(digits: impl Iterator<Item = u8>) -> u64 {
    digits.fold(0, |number: u64, digit| number.saturating_mul(10).saturating_add(digit.into()))
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    #[expect(clippy::float_cmp, clippy::cast_precision_loss, reason = "exactly is what is tested")]
    fn reads_numbers_as_exactly_as_a_float_holds_them() {
        for text in ["0", "7", "0.1", "1.5", "1700000000.25", "12e3", "1.2345e2", "125E-2", "0.000001", "1e-7", "90e-1"]
        {
            let number = Decimal::from_json_number(text).unwrap();
            assert_eq!(number.whole as f64 + number.fraction, text.parse::<f64>().unwrap(), "{text}");
        }
    }

    #[test]
    fn keeps_apart_what_a_float_would_round_together() {
        let number = |text| Decimal::from_json_number(text).map(|number| (number.whole, number.has_fraction));
        assert_eq!(number("9007199254740993"), Some((9_007_199_254_740_993, false)));
        assert_eq!(number("9007199254740992.00000000000000000000001"), Some((1 << 53, true)));
        assert_eq!(number("90071992547409920e-1"), Some((1 << 53, false)));
        assert_eq!(number("1e-99999999999999999999"), Some((0, true)));
        assert_eq!(number("0e99999999999999999999"), Some((0, false)));
        for huge in ["1e99999999999999999999", "1e400", "18446744073709551616", "0.1e21"] {
            assert_eq!(number(huge).map(|(whole, _)| whole), Some(u64::MAX), "{huge}");
        }
        assert_eq!((number("-1"), number("-1e-400"), number("-0.0")), (None, None, Some((0, false))));
    }
}
