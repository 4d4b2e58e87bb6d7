//! Running futures against a virtual clock.

use core::future::Future;
use core::pin::Pin;
use core::sync::atomic::{AtomicBool, Ordering};
use core::task::{Context, Poll, Waker};
use std::sync::Arc;
use std::task::Wake;

use super::VirtualClock;

/// A future of any kind, Send or not.
type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Runs all futures at once, on this thread, and gives their outcomes in the order in which they were given.
///
/// The clock moves to the next point that somebody waits for whenever nobody can go on. `None` stands for a future
/// that waits for nothing that could ever come.
pub fn run<'a, T>(
    clock: &VirtualClock,
    futures: impl IntoIterator<Item = impl Future<Output = T> + 'a>,
) -> Vec<Option<T>> {
    let mut tasks: Vec<(Arc<Flag>, Option<Boxed<'a, T>>)> = futures
        .into_iter()
        .map(|future| (Arc::new(Flag(AtomicBool::new(true))), Some(Box::pin(future) as Boxed<'a, T>)))
        .collect();
    let mut outcomes: Vec<Option<T>> = tasks.iter().map(|_| None).collect();
    loop {
        let mut progress = false;
        for ((flag, task), outcome) in tasks.iter_mut().zip(&mut outcomes) {
            let Some(future) = task.as_mut().filter(|_| flag.0.swap(false, Ordering::Relaxed)) else { continue };
            progress = true;
            let waker = Waker::from(Arc::clone(flag));
            if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
                *outcome = Some(value);
                *task = None;
            }
        }
        let done = tasks.iter().all(|(_, task)| task.is_none());
        if done || (!progress && !clock.advance_to_next()) {
            return outcomes;
        }
    }
}
