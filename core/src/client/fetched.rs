//! A public document of an issuer: fetched, kept, and kept on where fetching fails.

use core::time::Duration;
use std::sync::{Arc, Mutex, PoisonError};

/// A document with its age. One caller fetches, the others wait for it; a good document outlives failures.
pub(super) struct Fetched<T> {
    turn: async_lock::Mutex<()>,
    state: Mutex<State<T>>,
}

struct State<T> {
    document: Option<Arc<T>>,
    /// Age-clock times of the last success and the last try.
    fetched: Duration,
    tried: Option<Duration>,
}

/// After a try, however it ended, the next one waits: rules for unknown keys and for failures alike.
pub(super) const COOLDOWN: Duration = Duration::from_secs(30);

impl<T> Default for Fetched<T> {
    fn default() -> Self {
        let state = State { document: None, fetched: Duration::ZERO, tried: None };
        Self { turn: async_lock::Mutex::default(), state: Mutex::new(state) }
    }
}

impl<T> Fetched<T> {
    /// The document that is younger than `max_age`, fetched if need be; an older one if it cannot be fetched.
    pub(super) async fn get(
        &self,
        now: impl Fn() -> Duration,
        max_age: Duration,
        fetch: impl AsyncFnOnce() -> Option<T>,
    ) -> Option<Arc<T>> {
        if let Some(document) = self.young(now(), max_age) {
            return Some(document);
        }
        let _turn = self.turn.lock().await;
        // another caller may have fetched meanwhile
        if let Some(document) = self.young(now(), max_age) {
            return Some(document);
        }
        if self.may_try(now())
            && let Some(document) = fetch().await
        {
            let document = Arc::new(document);
            self.with(|state| (state.document, state.fetched) = (Some(Arc::clone(&document)), now()));
            return Some(document);
        }
        self.with(|state| state.document.clone())
    }

    /// The document, if it is younger than `max_age`.
    pub(super) fn young(&self, now: Duration, max_age: Duration) -> Option<Arc<T>> {
        self.with(|state| state.document.clone().filter(|_| now.saturating_sub(state.fetched) < max_age))
    }

    /// Whether the cooldown is over; if so it begins anew.
    fn may_try(&self, now: Duration) -> bool {
        self.with(|state| {
            let may = state.tried.is_none_or(|tried| now.saturating_sub(tried) >= COOLDOWN);
            if may {
                state.tried = Some(now);
            }
            may
        })
    }

    fn with<R>(&self, look: impl FnOnce(&mut State<T>) -> R) -> R {
        look(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
