//! How much time has passed, told by two clocks of which each may be wrong.

use core::time::Duration;
use std::sync::{Mutex, PoisonError};

use super::Clock;
use crate::nouns::UnixTime;

/// One moment.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    /// The wall clock, as it is.
    pub(super) wall: UnixTime,
    /// Time since the client was made that counts for the age of tokens.
    pub(super) age: Duration,
}

impl Moment {
    /// The time since an earlier moment, by whichever clock tells more.
    ///
    /// The wall clock's whole seconds count too: a server writes `exp` in them, and may have issued a token at the
    /// very end of one.
    pub(super) fn since(self, earlier: Self) -> Duration {
        let by_wall = Duration::from_secs(self.wall.seconds().saturating_sub(earlier.wall.seconds()));
        by_wall.max(self.age.saturating_sub(earlier.age))
    }
}

/// The monotonic clock plus every leap that the wall clock made ahead of it.
///
/// A suspended machine stops the monotonic clock and only the wall clock tells; an operator may then set the wall
/// clock back, and only what was seen before tells. So leaps forward are added up when they are seen, and leaps back
/// take nothing away: a token may seem older than it is, never younger.
#[derive(Default)]
pub(super) struct AgeClock(Mutex<Option<Seen>>);

struct Seen {
    /// Wall time less monotonic time, in milliseconds: the greatest since the wall clock was last set back.
    lead: i64,
    leaps: Duration,
}

/// The wall clock gives whole seconds, so its lead seems to waver by less than one, in milliseconds.
const WAVER: i64 = 1_000;

impl AgeClock {
    pub(super) fn read(&self, clock: &impl Clock) -> Moment {
        let (wall, monotonic) = (clock.now(), clock.monotonic());
        let lead = millis(Duration::from_secs(wall.seconds())).saturating_sub(millis(monotonic));
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = seen.get_or_insert(Seen { lead, leaps: Duration::ZERO });
        if lead > seen.lead {
            let gained = Duration::from_millis(lead.saturating_sub(seen.lead).unsigned_abs());
            seen.leaps = seen.leaps.saturating_add(gained);
            seen.lead = lead;
        } else if lead <= seen.lead.saturating_sub(WAVER) {
            // set back: what its whole seconds told of tokens issued before is lost, and may have been a second
            seen.leaps = seen.leaps.saturating_add(Duration::from_secs(1));
            seen.lead = lead;
        }
        Moment { wall, age: monotonic.saturating_add(seen.leaps) }
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
