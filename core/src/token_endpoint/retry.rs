//! Whether, and how, asking again makes sense.

use core::fmt;

/// What a client may do after a refusal. Every retry is a newly built grant; an assertion is never sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Not without a change: the same would happen again.
    No,
    /// Soon, a few times.
    NewGrant,
    /// After the time that the server named.
    NewGrantAfterDelay,
    /// Once.
    NewGrantOnce,
    /// Once, with the clock set by the answer's `Date`.
    NewGrantOnceCorrectedClock,
}

impl Retry {
    /// The fixed word that all languages share.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::NewGrant => "new_grant",
            Self::NewGrantAfterDelay => "new_grant_after_delay",
            Self::NewGrantOnce => "new_grant_once",
            Self::NewGrantOnceCorrectedClock => "new_grant_once_corrected_clock",
        }
    }
}

impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
