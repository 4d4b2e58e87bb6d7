//! What a client does, for logs and counters.

use core::time::Duration;

use crate::error::ErrorClass;

/// Something that a client did. Holds no token, assertion, key, customer or person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A token was at hand.
    Hit,
    /// A token came from the shared store.
    StoreHit,
    /// A request goes out, the first or a later one of its call.
    Asking {
        /// From 1.
        attempt: u32,
    },
    /// A token was granted.
    Granted {
        /// From the request to the answer.
        took: Duration,
    },
    /// An attempt failed.
    Failed {
        /// Whose doing it is.
        class: ErrorClass,
        /// The error's fixed code.
        code: &'static str,
    },
    /// A pause before the next attempt.
    Pausing {
        /// How long.
        pause: Duration,
    },
    /// The clock is corrected from now on.
    ClockCorrected {
        /// The server's time less this machine's.
        offset_seconds: i64,
    },
    /// An early renewal failed; the old token goes on.
    RenewalFailed,
    /// The shared store failed; the client asks by itself. Said once until the store answers again.
    StoreFailed,
    /// The shared store answers again.
    StoreRecovered,
}

impl Event {
    /// Writes a `tracing` event, if the feature is on. What it holds is what this type holds: no secret.
    #[cfg(feature = "tracing")]
    pub(super) fn trace(&self) {
        tracing::debug!(target: "systembruker", event = self.name(), monotonic_counter.systembruker_events = 1, detail = ?self);
    }

    #[cfg(not(feature = "tracing"))]
    #[expect(clippy::unused_self, reason = "the other half of a feature")]
    pub(super) fn trace(&self) {}

    /// A fixed word, for the name of a counter.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::StoreHit => "store_hit",
            Self::Asking { .. } => "asking",
            Self::Granted { .. } => "granted",
            Self::Failed { .. } => "failed",
            Self::Pausing { .. } => "pausing",
            Self::ClockCorrected { .. } => "clock_corrected",
            Self::RenewalFailed => "renewal_failed",
            Self::StoreFailed => "store_failed",
            Self::StoreRecovered => "store_recovered",
        }
    }
}
