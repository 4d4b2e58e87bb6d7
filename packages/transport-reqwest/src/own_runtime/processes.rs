//! One runtime for each process that this value has lived in.

use std::mem;
use std::process;
use std::sync::OnceLock;

use systembruker::TransportError;
use tokio::runtime::{Builder, Runtime};

use crate::{ReqwestTransport, Timeouts};

/// A list of processes, the oldest first: a fork copies the runtime without the thread that drives it, so the child
/// needs another.
///
/// A list that only grows, and no lock around one place: a lock that some other thread held at the fork would be held
/// in the child for ever.
pub(super) struct Processes {
    timeouts: Timeouts,
    first: OnceLock<Box<Process>>,
}

/// What lives in one process. Made at the first request, so that a parent that only forks starts no thread.
pub(super) struct Process {
    id: u32,
    pub(super) runtime: Runtime,
    pub(super) transport: ReqwestTransport,
    next: OnceLock<Box<Self>>,
}

impl Processes {
    pub(super) fn new(timeouts: Timeouts) -> Self {
        Self { timeouts, first: OnceLock::new() }
    }

    /// This process's own.
    pub(super) fn current(&self) -> Result<&Process, TransportError> {
        let id = process::id();
        let mut place = &self.first;
        loop {
            match place.get() {
                Some(process) if process.id == id => return Ok(process),
                Some(process) => place = &process.next,
                None => {
                    if let Err(unused) = place.set(Box::new(Process::new(id, self.timeouts)?)) {
                        // another thread was faster
                        unused.runtime.shutdown_background();
                    }
                }
            }
        }
    }
}

impl Process {
    fn new(id: u32, timeouts: Timeouts) -> Result<Self, TransportError> {
        let transport = ReqwestTransport::with_timeouts(timeouts)?;
        // not the current thread's: somebody must drive it while the caller's executor does other things
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("systembruker").enable_all().build();
        let runtime = runtime.map_err(|_| TransportError::Setup)?;
        Ok(Self { id, runtime, transport, next: OnceLock::new() })
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        let id = process::id();
        let mut next = self.first.take();
        while let Some(process) = next {
            let Process { id: owner, runtime, transport, next: following } = *process;
            if owner == id {
                // waits for nothing: the last owner may be dropped inside another runtime
                runtime.shutdown_background();
            } else {
                // would wait for threads that only the parent has; its sockets are the parent's as well
                mem::forget((runtime, transport));
            }
            next = following.into_inner();
        }
    }
}
