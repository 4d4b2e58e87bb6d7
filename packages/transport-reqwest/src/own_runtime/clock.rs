//! The clock that brings its runtime along.

use core::fmt;
use std::sync::Arc;
use std::time::Duration;

use systembruker::{Clock, UnixTime};

use super::processes::Processes;
use crate::TokioClock;

/// This machine's clocks. Pauses run in the thread of the [`OwnRuntimeTransport`](crate::OwnRuntimeTransport) that
/// made it, and can be polled from anywhere.
#[derive(Clone)]
pub struct OwnRuntimeClock {
    processes: Arc<Processes>,
    times: TokioClock,
}

impl OwnRuntimeClock {
    pub(super) fn new(processes: Arc<Processes>) -> Self {
        Self { processes, times: TokioClock::new() }
    }
}

impl Clock for OwnRuntimeClock {
    fn now(&self) -> UnixTime {
        self.times.now()
    }

    fn monotonic(&self) -> Duration {
        self.times.monotonic()
    }

    async fn sleep(&self, duration: Duration) {
        // without a thread there is no request either: the alarm goes off at once, and the call fails instead of hanging
        let Ok(process) = self.processes.current() else { return };
        let pause = {
            // a pause belongs to the runtime in which it is made, wherever it is polled
            let _inside = process.runtime.enter();
            tokio::time::sleep(duration)
        };
        pause.await;
    }
}

impl fmt::Debug for OwnRuntimeClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnRuntimeClock(…)")
    }
}
