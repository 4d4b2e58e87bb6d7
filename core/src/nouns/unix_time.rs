//! Points in time, always given by the caller.

use core::fmt;

/// Whole seconds since 1970-01-01T00:00:00Z. This crate never asks a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnixTime(u64);

impl UnixTime {
    /// The point in time that many seconds after the epoch.
    pub const fn from_seconds(seconds: u64) -> Self {
        Self(seconds)
    }

    /// Seconds since the epoch.
    pub const fn seconds(self) -> u64 {
        self.0
    }

    /// The later point in time; the end of the scale if that is passed.
    #[must_use]
    pub const fn plus(self, seconds: u64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// The earlier point in time; the epoch if that is passed.
    #[must_use]
    pub const fn minus(self, seconds: u64) -> Self {
        Self(self.0.saturating_sub(seconds))
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<std::time::SystemTime> for UnixTime {
    /// Whole seconds, rounded down; the epoch for what lies before it.
    fn from(time: std::time::SystemTime) -> Self {
        Self(time.duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs()))
    }
}
