//! The time, from this machine and tokio.

use std::time::{Duration, SystemTime};

use systembruker::{Clock, UnixTime};
use tokio::time::Instant;

/// This machine's clocks. Pauses need a tokio runtime with time.
///
/// In a test, a runtime whose time is paused moves the monotonic clock and the pauses along, and not the wall clock.
#[derive(Debug, Clone, Copy)]
pub struct TokioClock {
    // tokio's own instant, so that pauses and monotonic time agree also where tokio's time is paused
    started: Instant,
}

impl TokioClock {
    /// A clock whose monotonic time begins now.
    pub fn new() -> Self {
        Self { started: Instant::now() }
    }
}

impl Default for TokioClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for TokioClock {
    fn now(&self) -> UnixTime {
        SystemTime::now().into()
    }

    fn monotonic(&self) -> Duration {
        self.started.elapsed()
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}
