//! Points in time as people say them.

use std::cmp::Ordering;

use systembruker::{NumericDate, UnixTime};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// `2026-09-21T14:13:20Z`, or the number for what no calendar has.
pub(crate) fn date(time: NumericDate) -> String {
    let seconds = time.whole_seconds();
    let calendar = i64::try_from(seconds).ok().and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
    calendar.and_then(|time| time.format(&Rfc3339).ok()).unwrap_or_else(|| seconds.to_string())
}

/// `expires in 1 min 40 s` or `expired 3 days ago`, and whether it has.
pub(crate) fn expiry(exp: NumericDate, now: UnixTime) -> (String, bool) {
    match distance(exp, now) {
        (Ordering::Greater, seconds) => (format!("expires in {}", span(seconds)), false),
        (Ordering::Equal, _) => ("expires now".to_owned(), true),
        (Ordering::Less, seconds) => (format!("expired {} ago", span(seconds)), true),
    }
}

/// `issued 20 s ago` for a word such as `issued`.
pub(crate) fn past(word: &str, time: NumericDate, now: UnixTime) -> String {
    match distance(time, now) {
        (Ordering::Greater, seconds) => format!("{word} in {}, so not yet", span(seconds)),
        (Ordering::Equal, _) => format!("{word} now"),
        (Ordering::Less, seconds) => format!("{word} {} ago", span(seconds)),
    }
}

fn distance(time: NumericDate, now: UnixTime) -> (Ordering, u64) {
    let (time, now) = (time.whole_seconds(), now.seconds());
    (time.cmp(&now), time.abs_diff(now))
}

fn span(seconds: u64) -> String {
    let two = |large: u64, unit: &str, small: u64, small_unit: &str| match small {
        0 => format!("{large} {unit}"),
        _ => format!("{large} {unit} {small} {small_unit}"),
    };
    match seconds {
        0..MINUTE => format!("{seconds} s"),
        MINUTE..HOUR => two(seconds / MINUTE, "min", seconds % MINUTE, "s"),
        HOUR..DAY => two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min"),
        DAY..TWO_DAYS => "1 day".to_owned(),
        TWO_DAYS..TWO_YEARS => format!("{} days", seconds / DAY),
        _ => format!("{} years", seconds / YEAR),
    }
}

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const TWO_DAYS: u64 = 2 * DAY;
const YEAR: u64 = 365 * DAY;
const TWO_YEARS: u64 = 2 * YEAR;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_spans_as_people_do() {
        let spans = [
            (0, "0 s"),
            (59, "59 s"),
            (100, "1 min 40 s"),
            (120, "2 min"),
            (7_500, "2 h 5 min"),
            (90_000, "1 day"),
            (300_000, "3 days"),
            (u64::MAX, "584942417355 years"),
        ];
        for (seconds, text) in spans {
            assert_eq!(span(seconds), text);
        }
    }
}
