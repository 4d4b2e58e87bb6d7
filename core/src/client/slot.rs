//! What is known under one key.

use core::time::Duration;
use std::sync::{Mutex, PoisonError};

use super::age_clock::Moment;
use super::config::Margin;
use super::{ClientError, Token};
use crate::token_endpoint::AccessToken;

/// One key's token, and the turn to ask for one.
#[derive(Default)]
pub(super) struct Slot {
    /// Held by the one caller that asks. The only lock held across a foreign call.
    pub(super) turn: async_lock::Mutex<()>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// Attempts that ended, not those that began: a caller that arrives while one runs shares its outcome.
    completed: u64,
    failure: Option<ClientError>,
    /// No early renewal before this point: the last one failed, and the old token still serves.
    early_pause_until: Duration,
    /// The token that an API refused last.
    forgotten: Option<Token>,
}

struct Held {
    token: Token,
    lifetime: Duration,
    since: Moment,
}

/// A token that was granted just now.
pub(super) struct Granted {
    pub(super) token: Token,
    /// Seconds; none if it shall not be kept.
    pub(super) lifetime: Option<u64>,
    /// From when the lifetime counts: before the token was asked for, and so never later than the server's `iat`.
    pub(super) since: Moment,
}

/// What a look at a slot finds.
pub(super) enum Found {
    /// Served as it is.
    Fresh(Token),
    /// Still valid, and due for renewal.
    Due(Token),
    Nothing,
}

impl Granted {
    pub(super) fn new(token: &AccessToken, since: Moment) -> Self {
        let expires_at = token.expires_in.map(|seconds| since.wall.plus(seconds));
        let kept = Token::new(token.expose(), token.scope.as_deref(), expires_at);
        Self { token: kept, lifetime: token.expires_in, since }
    }

    pub(super) fn has_ended(&self, now: Moment) -> bool {
        self.lifetime.is_some_and(|seconds| now.since(self.since) >= Duration::from_secs(seconds))
    }
}

/// After a failed early renewal, how long callers are spared the next.
const EARLY_PAUSE: Duration = Duration::from_secs(5);

impl Slot {
    /// The token, if it is valid at this moment.
    pub(super) fn look(&self, now: Moment, margin: Margin) -> Found {
        self.with(|state| {
            let Some(held) = &state.held else { return Found::Nothing };
            let left = held.lifetime.saturating_sub(now.since(held.since));
            if left.is_zero() {
                state.held = None;
                return Found::Nothing;
            }
            let due = left <= margin.of(held.lifetime) && now.age >= state.early_pause_until;
            if due { Found::Due(held.token.clone()) } else { Found::Fresh(held.token.clone()) }
        })
    }

    pub(super) fn completed(&self) -> u64 {
        self.with(|state| state.completed)
    }

    /// The failure of an attempt that ended after the caller saw `seen` of them end.
    pub(super) fn failure_since(&self, seen: u64) -> Option<ClientError> {
        self.with(|state| state.failure.clone().filter(|_| state.completed > seen))
    }

    /// Keeps a token; one without a lifetime is given to its caller alone.
    pub(super) fn succeed(&self, granted: Granted) -> Token {
        let Granted { token, lifetime, since } = granted;
        self.with(|state| {
            state.completed = state.completed.saturating_add(1);
            state.failure = None;
            state.held =
                lifetime.map(|seconds| Held { token: token.clone(), lifetime: Duration::from_secs(seconds), since });
        });
        token
    }

    pub(super) fn fail(&self, error: &ClientError) {
        self.with(|state| {
            state.completed = state.completed.saturating_add(1);
            state.failure = Some(error.clone());
        });
    }

    /// An early renewal failed; the old token goes on.
    pub(super) fn pause_early(&self, now: Moment) {
        self.with(|state| state.early_pause_until = now.age.saturating_add(EARLY_PAUSE));
    }

    /// Drops a token that an API refused, if it is still the one that is held.
    pub(super) fn forget(&self, token: &Token) {
        self.with(|state| {
            if state.held.as_ref().is_some_and(|held| held.token == *token) {
                state.held = None;
            }
            state.forgotten = Some(token.clone());
        });
    }

    /// Whether an API refused this token.
    pub(super) fn has_forgotten(&self, token: &Token) -> bool {
        self.with(|state| state.forgotten.as_ref() == Some(token))
    }

    fn with<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
