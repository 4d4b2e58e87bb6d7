//! Racing a foreign call against the clock.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;
use core::time::Duration;

use super::Clock;

/// The future's outcome, or nothing if the clock reaches that point first. The future is then dropped.
pub(super) async fn before<F: Future>(clock: &impl Clock, at: Duration, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut alarm = pin!(clock.alarm(at));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => alarm.as_mut().poll(context).map(|()| None),
    })
    .await
}
