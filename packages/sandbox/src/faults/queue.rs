use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::{Fault, FaultKind, Times};
use crate::config::ConfigError;
use crate::lock::lock;

/// Faults that wait for their path; for one path they strike in the order in which they were queued.
#[derive(Default)]
pub(crate) struct FaultQueue(Mutex<Vec<Waiting>>);

/// What one request meets.
pub(crate) enum Pulled {
    Nothing,
    Fault(FaultKind),
    /// Seconds for `Retry-After`.
    Limited(Option<u64>),
}

struct Waiting {
    fault: Fault,
    /// When a rate limit let requests pass, within the last second.
    passed: VecDeque<Instant>,
}

impl FaultQueue {
    /// Queues all of them or none.
    pub(crate) fn push_all(&self, at: &str, faults: Vec<Fault>) -> Result<(), ConfigError> {
        for (index, fault) in faults.iter().enumerate() {
            fault.check().map_err(|problem| ConfigError::new(format!("{at}[{index}]"), problem))?;
        }
        lock(&self.0).extend(faults.into_iter().map(|fault| Waiting { fault, passed: VecDeque::new() }));
        Ok(())
    }

    pub(crate) fn waiting(&self) -> Vec<Fault> {
        lock(&self.0).iter().map(|waiting| waiting.fault.clone()).collect()
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }

    /// Takes what strikes this request; a rate limit that lets it pass leaves it to the next fault.
    pub(crate) fn pull(&self, path: &str, now: Instant) -> Pulled {
        let mut queue = lock(&self.0);
        for index in 0..queue.len() {
            let Some(waiting) = queue.get_mut(index).filter(|waiting| waiting.fault.path == path) else { continue };
            if let FaultKind::RateLimit { per_second, retry_after } = waiting.fault.kind {
                if passes(&mut waiting.passed, per_second, now) {
                    continue;
                }
                return Pulled::Limited(retry_after);
            }
            let kind = waiting.fault.kind.clone();
            match &mut waiting.fault.times {
                Times::Count(count) if *count > 1 => *count -= 1,
                Times::Count(_) => {
                    queue.remove(index);
                }
                Times::Forever => {}
            }
            return Pulled::Fault(kind);
        }
        Pulled::Nothing
    }
}

fn passes(passed: &mut VecDeque<Instant>, per_second: usize, now: Instant) -> bool {
    while passed.front().is_some_and(|then| now.duration_since(*then) >= Duration::from_secs(1)) {
        passed.pop_front();
    }
    let room = passed.len() < per_second;
    if room {
        passed.push_back(now);
    }
    room
}
