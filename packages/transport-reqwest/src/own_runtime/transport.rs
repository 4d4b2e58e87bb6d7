//! The transport that brings its runtime along.

use core::fmt;
use std::sync::Arc;
use std::time::Duration;

use systembruker::{HttpRequest, HttpResponse, Transport, TransportError};
use tokio::task::JoinHandle;

use super::OwnRuntimeClock;
use super::processes::Processes;
use crate::Timeouts;

/// [`ReqwestTransport`](crate::ReqwestTransport) for any executor, and for programs that fork.
///
/// A thread of its own does the work; the futures can be polled from anywhere. In a child process it starts another
/// thread and other connections. A clone shares them.
#[derive(Clone)]
pub struct OwnRuntimeTransport(Arc<Processes>);

impl OwnRuntimeTransport {
    /// A transport with these timeouts. Starts nothing before the first request.
    pub fn new(timeouts: Timeouts) -> Self {
        Self(Arc::new(Processes::new(timeouts)))
    }

    /// A clock whose pauses run in the same thread.
    pub fn clock(&self) -> OwnRuntimeClock {
        OwnRuntimeClock::new(Arc::clone(&self.0))
    }
}

impl Default for OwnRuntimeTransport {
    fn default() -> Self {
        Self::new(Timeouts::default())
    }
}

impl Transport for OwnRuntimeTransport {
    async fn send(
        &self,
        request: HttpRequest,
        limit: usize,
        timeout: Duration,
    ) -> Result<HttpResponse, TransportError> {
        let process = self.0.current()?;
        let transport = process.transport.clone();
        let sent = async move { transport.send(request, limit, timeout).await };
        let mut task = AbortOnDrop(process.runtime.spawn(sent));
        (&mut task.0).await.unwrap_or(Err(TransportError::Network { reason: "the thread that sends has ended" }))
    }
}

/// Ends a task whose caller is gone: a request goes on only as long as somebody waits for it.
struct AbortOnDrop<T>(JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl fmt::Debug for OwnRuntimeTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnRuntimeTransport(…)")
    }
}
