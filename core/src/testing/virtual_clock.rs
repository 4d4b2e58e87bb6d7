//! A clock that moves only when it is moved.

use core::future::poll_fn;
use core::task::{Poll, Waker};
use core::time::Duration;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::client::Clock;
use crate::nouns::UnixTime;

/// A clock that stands still until [`advance`](Self::advance) or, while [`run`](super::run) drives it, until all that
/// runs waits for it. Clones are the same clock.
#[derive(Debug, Clone)]
pub struct VirtualClock(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    start: UnixTime,
    /// Seconds by which the wall clock was set forward or back.
    set: i64,
    monotonic: Duration,
    timers: BTreeMap<(Duration, u64), Waker>,
    next_timer: u64,
    slept: Vec<Duration>,
}

impl VirtualClock {
    /// A clock that starts at that time.
    pub fn new(start: UnixTime) -> Self {
        let (timers, slept) = (BTreeMap::new(), Vec::new());
        Self(Arc::new(Mutex::new(State { start, set: 0, monotonic: Duration::ZERO, timers, next_timer: 0, slept })))
    }

    /// Lets time pass and wakes who waited for it.
    pub fn advance(&self, duration: Duration) {
        let to = self.state().monotonic.saturating_add(duration);
        self.advance_to(to);
    }

    /// Sets the wall clock forward or back, as an operator or a time server does.
    pub fn set_wall(&self, seconds: i64) {
        let mut state = self.state();
        state.set = state.set.saturating_add(seconds);
    }

    /// Lets the wall clock go on while the monotonic one stands still, as on a suspended machine.
    pub fn suspend(&self, duration: Duration) {
        self.set_wall(i64::try_from(duration.as_secs()).unwrap_or(i64::MAX));
    }

    /// The pauses that were slept, in the order in which they began.
    pub fn slept(&self) -> Vec<Duration> {
        self.state().slept.clone()
    }

    /// Moves to the next point that somebody waits for; false if nobody does.
    pub(super) fn advance_to_next(&self) -> bool {
        let next = self.state().timers.keys().next().map(|(at, _)| *at);
        next.is_some_and(|at| {
            self.advance_to(at);
            true
        })
    }

    fn advance_to(&self, to: Duration) {
        let mut state = self.state();
        state.monotonic = state.monotonic.max(to);
        let reached = (state.monotonic, u64::MAX);
        let later = state.timers.split_off(&reached);
        let due = core::mem::replace(&mut state.timers, later);
        // wakers may look at the clock
        drop(state);
        due.into_values().for_each(Waker::wake);
    }

    async fn wait_until(&self, at: Duration) {
        let mut timer = Timer { clock: self, key: None };
        poll_fn(|context| {
            let mut state = self.state();
            if state.monotonic >= at {
                return Poll::Ready(());
            }
            let key = *timer.key.get_or_insert_with(|| {
                state.next_timer = state.next_timer.saturating_add(1);
                (at, state.next_timer)
            });
            state.timers.insert(key, context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes its timer along when the wait is cancelled: time must not stop for nobody.
struct Timer<'a> {
    clock: &'a VirtualClock,
    key: Option<(Duration, u64)>,
}

impl Drop for Timer<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            self.clock.state().timers.remove(&key);
        }
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> UnixTime {
        let state = self.state();
        let now = state.start.plus(state.monotonic.as_secs());
        if state.set < 0 { now.minus(state.set.unsigned_abs()) } else { now.plus(state.set.unsigned_abs()) }
    }

    fn monotonic(&self) -> Duration {
        self.state().monotonic
    }

    async fn sleep(&self, duration: Duration) {
        let at = {
            let mut state = self.state();
            state.slept.push(duration);
            state.monotonic.saturating_add(duration)
        };
        self.wait_until(at).await;
    }

    async fn alarm(&self, at: Duration) {
        self.wait_until(at).await;
    }
}
