//! Pauses without a runtime: one thread, there only while somebody waits, and one of its own in a forked process.

use core::pin::Pin;
use core::sync::atomic::{AtomicU64, Ordering};
use core::task::{Context, Poll, Waker};
use core::time::Duration;
use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use crate::per_process::PerProcess;

/// Ready once its time has come.
#[derive(Debug)]
pub(crate) struct Alarm(Key);

/// When, and a number of its own.
type Key = (Instant, u64);

impl Alarm {
    pub(crate) fn after(duration: Duration) -> Self {
        // forked processes count on from their parent's number, so one that is left over from there names nobody else
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        Self((Instant::now() + duration.min(LONGEST), NUMBER.fetch_add(1, Ordering::Relaxed)))
    }
}

impl Future for Alarm {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        // no thread to be had: ending early is a timeout for the caller, waiting on would be for ever
        if Instant::now() >= self.0.0 || !Timer::current().wake_at(self.0, context.waker()) {
            return Poll::Ready(());
        }
        Poll::Pending
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        Timer::current().forget(self.0);
    }
}

/// All that wait, and the thread that wakes them.
struct Timer {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: BTreeMap<Key, Waker>,
    running: bool,
}

impl Timer {
    fn current() -> &'static Self {
        static TIMERS: PerProcess<Timer> = PerProcess::new();
        TIMERS.get(|| Self { state: Mutex::default(), changed: Condvar::new() })
    }

    /// Keeps the waker until then; false if nobody could call it.
    fn wake_at(&'static self, key: Key, waker: &Waker) -> bool {
        let mut state = self.state();
        if !state.running {
            let thread = thread::Builder::new().name("systembruker-timer".to_owned());
            state.running = thread.spawn(|| self.run()).is_ok();
        }
        if !state.running {
            return false;
        }
        let replaced = state.waiting.insert(key, waker.clone());
        self.changed.notify_one();
        // what a waker drops may look at the timer
        drop(state);
        drop(replaced);
        true
    }

    fn forget(&self, key: Key) {
        // the waker goes after the lock, for the same reason
        let forgotten = self.state().waiting.remove(&key);
        if forgotten.is_some() {
            self.changed.notify_one();
        }
    }

    fn run(&self) {
        let mut state = self.state();
        while let Some(&(next, _)) = state.waiting.keys().next() {
            let left = next.saturating_duration_since(Instant::now());
            if !left.is_zero() {
                let waited = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner);
                state = waited.0;
            } else if let Some((_, waker)) = state.waiting.pop_first() {
                // wakers may look at the timer
                drop(state);
                waker.wake();
                state = self.state();
            }
        }
        state.running = false;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Far beyond any pause of the core, and near enough to be added to any point in time.
const LONGEST: Duration = Duration::from_secs(86_400);

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::task::Wake;
    use std::thread::Thread;

    struct Unpark(Thread);

    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    fn wait_for(mut alarm: Alarm) {
        let waker = Arc::new(Unpark(thread::current())).into();
        while Pin::new(&mut alarm).poll(&mut Context::from_waker(&waker)).is_pending() {
            thread::park();
        }
    }

    #[test]
    fn wakes_each_when_its_time_has_come() {
        let start = Instant::now();
        let times = [30, 10, 20].map(Duration::from_millis);
        let waiting = times.map(|time| (time, thread::spawn(move || wait_for(Alarm::after(time)))));
        for (time, thread) in waiting {
            thread.join().unwrap();
            assert!(start.elapsed() >= time);
        }
    }

    #[test]
    fn a_dropped_alarm_keeps_nobody_waiting() {
        let mut alarm = Alarm::after(LONGEST);
        assert!(Pin::new(&mut alarm).poll(&mut Context::from_waker(Waker::noop())).is_pending());
        assert!(Timer::current().state().waiting.contains_key(&alarm.0));
        let key = alarm.0;
        drop(alarm);
        assert!(!Timer::current().state().waiting.contains_key(&key));
    }
}
