//! What one call asks for otherwise than the client's settings.

use core::time::Duration;

use super::InvalidClientConfig;
use super::config::checked_deadline;

/// What one call asks for otherwise than the client's settings. Made with [`new`](Self::new), which changes nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CallOptions {
    pub(super) deadline: Option<Duration>,
    pub(super) just_approved: bool,
}

impl CallOptions {
    /// A call as the settings say.
    pub const fn new() -> Self {
        Self { deadline: None, just_approved: false }
    }

    /// The time that the call has in all, pauses and retries included: more than 0 and at most 600 seconds.
    pub fn deadline(mut self, deadline: Duration) -> Result<Self, InvalidClientConfig> {
        self.deadline = Some(checked_deadline(deadline)?);
        Ok(self)
    }

    /// Whether the system user was approved just now: the call then waits up to four minutes for it to become active.
    #[must_use]
    pub const fn just_approved(mut self, just_approved: bool) -> Self {
        self.just_approved = just_approved;
        self
    }
}
