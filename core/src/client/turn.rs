//! One caller's turn to ask for a key's token: what comes before asking, and what after.
//!
//! Asking stands between the two at its caller's and not in a closure: so one code serves whatever is asked for.

use core::time::Duration;

use super::deadline::before;
use super::share::{Lease, Shared};
use super::slot::{Found, Granted, Slot};
use super::{Client, ClientError, Clock as _, Event, Host, Token, TokenKey};

/// An early renewal may hold up its caller, who has a valid token at hand, only so long.
const EARLY_DEADLINE: Duration = Duration::from_secs(2);

/// The turn to ask. Dropping it gives it to the next caller.
pub(super) struct Turn<'s> {
    /// Until when to ask, on the monotonic clock.
    pub(super) deadline: Duration,
    slot: &'s Slot,
    is_early: bool,
    lease: Option<Lease>,
    _guard: async_lock::MutexGuard<'s, ()>,
}

pub(super) enum Begun<'s> {
    /// The token is here already: at hand, from another caller, or from the shared store.
    Served(Token),
    /// This caller shall ask, and [`end`](Client::end) its turn with the outcome.
    Turn(Turn<'s>),
}

impl<H: Host> Client<H> {
    /// The key's token, if it is to be had without asking, or the turn to ask for it.
    ///
    /// While the old token is still valid, whoever comes while another renews gets the old one at once.
    pub(super) async fn begin<'s>(
        &self,
        key: &TokenKey,
        slot: &'s Slot,
        time: Duration,
    ) -> Result<Begun<'s>, ClientError> {
        let (clock, margin) = (self.host.clock(), self.config.margin);
        let seen = slot.completed();
        let old = match slot.look(self.moment(), margin) {
            Found::Fresh(token) => {
                self.host.observe(&Event::Hit);
                return Ok(Begun::Served(token));
            }
            Found::Due(old) => Some(old),
            Found::Nothing => None,
        };
        let is_early = old.is_some();
        let time = if is_early { EARLY_DEADLINE.min(self.config.deadline) } else { time };
        let deadline = clock.monotonic().saturating_add(time);
        let guard = match old {
            None => before(clock, deadline, slot.turn.lock()).await.ok_or(ClientError::Deadline)?,
            Some(old) => match slot.turn.try_lock() {
                Some(guard) => guard,
                None => return Ok(Begun::Served(old)),
            },
        };
        // another caller's turn may have ended meanwhile
        match slot.look(self.moment(), margin) {
            Found::Due(_) if is_early => {}
            Found::Fresh(token) | Found::Due(token) => return Ok(Begun::Served(token)),
            Found::Nothing => {
                if let Some(failure) = slot.failure_since(seen) {
                    return Err(failure);
                }
            }
        }
        let lease = match self.lease(key, slot, deadline).await {
            Shared::Token(granted) => return Ok(Begun::Served(slot.succeed(granted))),
            Shared::Lease(lease) => lease,
        };
        Ok(Begun::Turn(Turn { deadline, slot, is_early, lease, _guard: guard }))
    }

    /// Keeps and shares what came of asking. After a failed early renewal that is the old token, if it still serves.
    pub(super) async fn end(
        &self,
        turn: &Turn<'_>,
        outcome: Result<Granted, ClientError>,
    ) -> Result<Token, ClientError> {
        if let Some(lease) = &turn.lease {
            self.give_back(lease, outcome.as_ref().ok(), turn.deadline).await;
        }
        let error = match outcome {
            Ok(granted) => return Ok(turn.slot.succeed(granted)),
            Err(error) => error,
        };
        if turn.is_early {
            self.host.observe(&Event::RenewalFailed);
            turn.slot.pause_early(self.moment());
            // asking took time, and the old one may have ended meanwhile
            if let Found::Fresh(token) | Found::Due(token) = turn.slot.look(self.moment(), self.config.margin) {
                return Ok(token);
            }
        }
        turn.slot.fail(&error);
        Err(error)
    }
}
