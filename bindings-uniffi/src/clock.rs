//! The machine's clocks.

use core::time::Duration;
use std::time::{Instant, SystemTime};

use systembruker::UnixTime;

use crate::timer::Alarm;

/// The wall clock, the monotonic one, and pauses that need no runtime.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock {
    start: Instant,
}

impl SystemClock {
    pub(crate) fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl systembruker::Clock for SystemClock {
    fn now(&self) -> UnixTime {
        SystemTime::now().into()
    }

    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }

    async fn sleep(&self, duration: Duration) {
        Alarm::after(duration).await;
    }
}
