//! Sharing tokens with other machines: a fleet asks once per key.

use core::sync::atomic::Ordering;
use core::time::Duration;

use super::deadline::before;
use super::sealed::{Entry, open, seal};
use super::slot::{Granted, Slot};
use super::{
    Client, ClientError, Clock as _, Event, Host, Random as _, StoreError, StoreKey, TokenKey, TokenStore as _,
};

/// A lock outlives its holder's crash by no more than this.
const HOLD: Duration = Duration::from_secs(5);
/// Between two looks while another machine asks.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// What the store is waited for with, each time.
const PATIENCE: Duration = Duration::from_secs(1);

impl<H: Host> Client<H> {
    /// A token from the shared store, or one that is asked for and then shared. The store's failures are its own.
    ///
    /// A caller that is dropped while it asks leaves its lock behind, to end by itself.
    pub(super) async fn shared(
        &self,
        key: &TokenKey,
        slot: &Slot,
        deadline: Duration,
        ask: impl AsyncFnOnce(Duration) -> Result<Granted, ClientError>,
    ) -> Result<Granted, ClientError> {
        // without randomness there is no name to lock by, and asking will say so
        let (Some(_), Ok(holder)) = (self.host.store(), self.host.random().jti()) else {
            return ask(deadline).await;
        };
        let place = Place { key: StoreKey(key.fingerprint()), slot, deadline };
        let clock = self.host.clock();
        let until = clock.monotonic().saturating_add(HOLD).min(deadline);
        let mut locked = false;
        while clock.monotonic() < until {
            match self.look_and_lock(&place, &holder).await {
                Ok(Shared::Token(granted)) => {
                    self.host.observe(&Event::StoreHit);
                    return Ok(granted);
                }
                Ok(Shared::Locked) => {
                    locked = true;
                    break;
                }
                Ok(Shared::Busy) => clock.sleep(LOOK_AGAIN).await,
                Err(StoreError) => break,
            }
        }
        let outcome = ask(deadline).await;
        if let Ok(granted) = &outcome {
            self.share(&place, granted).await;
        }
        if locked {
            self.unlock(&place, &holder).await;
        }
        outcome
    }

    async fn look_and_lock(&self, place: &Place<'_>, holder: &str) -> Result<Shared, StoreError> {
        let Some((store, _)) = self.host.store() else { return Err(StoreError) };
        if let Some(granted) = self.look(place).await? {
            return Ok(Shared::Token(granted));
        }
        if !self.patiently(place, store.try_lock(&place.key, holder, HOLD)).await? {
            return Ok(Shared::Busy);
        }
        // its last holder may have saved a token since we looked
        match self.look(place).await {
            Ok(None) => Ok(Shared::Locked),
            looked => {
                self.unlock(place, holder).await;
                looked.map(|granted| granted.map_or(Shared::Busy, Shared::Token))
            }
        }
    }

    async fn look(&self, place: &Place<'_>) -> Result<Option<Granted>, StoreError> {
        let Some((store, by)) = self.host.store() else { return Err(StoreError) };
        let sealed = self.patiently(place, store.load(&place.key)).await?;
        let Some(sealed) = sealed else { return Ok(None) };
        let opened = self.patiently(place, async { Ok(open(&sealed, &place.key, by).await) }).await?;
        let granted = opened.and_then(|entry| self.usable(entry));
        // a token that an API refused here is no better for coming from there
        Ok(granted.filter(|granted| !place.slot.has_forgotten(&granted.token)))
    }

    async fn unlock(&self, place: &Place<'_>, holder: &str) {
        if let Some((store, _)) = self.host.store() {
            let _ = self.patiently(place, store.unlock(&place.key, holder)).await;
        }
    }

    /// An entry that is not due for renewal by this machine's wall clock.
    fn usable(&self, entry: Entry) -> Option<Granted> {
        let now = self.moment();
        // written by a machine whose clock is ahead: nobody can tell how old it is
        if entry.since > now.wall.plus(FLEET_SKEW) {
            return None;
        }
        let age = now.wall.seconds().saturating_sub(entry.since.seconds());
        let left = Duration::from_secs(entry.lifetime.saturating_sub(age));
        if left <= self.config.margin.of(Duration::from_secs(entry.lifetime)) {
            return None;
        }
        // from here on this machine's own clocks tell its age
        Some(Granted { token: entry.token, lifetime: Some(left.as_secs()), since: now })
    }

    async fn share(&self, place: &Place<'_>, granted: &Granted) {
        let (Some(lifetime), Some((store, by))) = (granted.lifetime, self.host.store()) else { return };
        let entry = Entry { token: granted.token.clone(), since: granted.since.wall, lifetime };
        let save = async {
            let sealed = seal(&entry, &place.key, by, self.host.random()).await?;
            store.save(&place.key, sealed, Duration::from_secs(lifetime)).await
        };
        let _ = self.patiently(place, save).await;
    }

    /// The store's answer, if it comes soon enough, and within the call's own time. Tells once that it failed, and once
    /// that it is back.
    async fn patiently<T>(
        &self,
        place: &Place<'_>,
        call: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let clock = self.host.clock();
        let until = clock.monotonic().saturating_add(PATIENCE).min(place.deadline);
        let outcome = before(clock, until, call).await.unwrap_or(Err(StoreError));
        let failed = outcome.is_err();
        if self.store_failed.swap(failed, Ordering::Relaxed) != failed {
            self.host.observe(if failed { &Event::StoreFailed } else { &Event::StoreRecovered });
        }
        outcome
    }
}

/// One key, in the store and here, and until when it is waited for.
struct Place<'s> {
    key: StoreKey,
    slot: &'s Slot,
    deadline: Duration,
}

enum Shared {
    Token(Granted),
    Locked,
    Busy,
}

/// Clocks of a fleet differ by no more than the server tolerates, in seconds.
const FLEET_SKEW: u64 = 10;
