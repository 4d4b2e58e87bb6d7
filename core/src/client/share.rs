//! Sharing tokens with other machines: a fleet asks once per key.

use core::sync::atomic::Ordering;
use core::time::Duration;

use super::deadline::before;
use super::sealed::{Entry, open, seal};
use super::slot::{Granted, Slot};
use super::{Client, Clock as _, Event, Host, Random as _, StoreError, StoreKey, TokenKey, TokenStore as _};

/// A lock outlives its holder's crash by no more than this.
const HOLD: Duration = Duration::from_secs(5);
/// Between two looks while another machine asks.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// What the store is waited for with: to look and lock, and once more to save and unlock.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the shared store is owed by a machine that asks.
pub(super) struct Lease {
    key: StoreKey,
    holder: String,
    /// Whether the store has given this holder the key's lock.
    is_locked: bool,
}

pub(super) enum Shared {
    /// Another machine's token.
    Token(Granted),
    /// This machine shall ask; with a lease if there is a store, to be given back with what was granted.
    Lease(Option<Lease>),
}

impl<H: Host> Client<H> {
    /// A token from the shared store, or word that this machine shall ask. The store's failures are its own.
    ///
    /// A caller that is dropped, or that stops waiting while it is given the lock, leaves it behind, to end by itself.
    pub(super) async fn lease(&self, key: &TokenKey, slot: &Slot, deadline: Duration) -> Shared {
        // without randomness there is no name to lock by, and asking will say so
        let (Some(store), Ok(holder)) = (self.host.store(), self.host.random().jti()) else {
            return Shared::Lease(None);
        };
        let mut lease = Lease { key: StoreKey(key.fingerprint()), holder, is_locked: false };
        let clock = self.host.clock();
        let until = clock.monotonic().saturating_add(HOLD).min(deadline);
        while clock.monotonic() < until {
            let looked = self.patiently(deadline, self.look_and_lock(store, &mut lease, slot)).await;
            match looked {
                Ok(Some(granted)) => {
                    self.give_back(&lease, None, deadline).await;
                    self.host.observe(&Event::StoreHit);
                    return Shared::Token(granted);
                }
                Ok(None) if !lease.is_locked => clock.sleep(LOOK_AGAIN).await,
                Ok(None) | Err(StoreError) => break,
            }
        }
        Shared::Lease(Some(lease))
    }

    /// The key's token, or its lock, or neither: then another machine has the lock.
    async fn look_and_lock(
        &self,
        (store, by): (&H::Store, &H::Sealer),
        lease: &mut Lease,
        slot: &Slot,
    ) -> Result<Option<Granted>, StoreError> {
        loop {
            if let Some(sealed) = store.load(&lease.key).await? {
                let granted = open(&sealed, &lease.key, by).await.and_then(|entry| self.usable(entry));
                // a token that an API refused here is no better for coming from there
                if let Some(granted) = granted.filter(|granted| !slot.has_forgotten(&granted.token)) {
                    return Ok(Some(granted));
                }
            }
            if lease.is_locked {
                return Ok(None);
            }
            lease.is_locked = store.try_lock(&lease.key, &lease.holder, HOLD).await?;
            // its last holder may have saved a token since we looked
            if !lease.is_locked {
                return Ok(None);
            }
        }
    }

    /// Saves what was granted, and gives the lock back if it was had.
    pub(super) async fn give_back(&self, lease: &Lease, granted: Option<&Granted>, deadline: Duration) {
        let Some((store, by)) = self.host.store() else { return };
        let entry = granted.and_then(Entry::of);
        if entry.is_none() && !lease.is_locked {
            return;
        }
        let told = async {
            let saved = match &entry {
                Some(entry) => match seal(entry, &lease.key, by, self.host.random()).await {
                    Ok(sealed) => store.save(&lease.key, sealed, Duration::from_secs(entry.lifetime)).await,
                    Err(StoreError) => Err(StoreError),
                },
                None => Ok(()),
            };
            if lease.is_locked {
                store.unlock(&lease.key, &lease.holder).await?;
            }
            saved
        };
        let _ = self.patiently(deadline, told).await;
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

    /// The store's answer, if it comes soon enough, and within the call's own time. Tells once that it failed, and once
    /// that it is back.
    async fn patiently<T>(
        &self,
        deadline: Duration,
        call: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let clock = self.host.clock();
        let until = clock.monotonic().saturating_add(PATIENCE).min(deadline);
        let outcome = before(clock, until, call).await.unwrap_or(Err(StoreError));
        let failed = outcome.is_err();
        if self.store_failed.swap(failed, Ordering::Relaxed) != failed {
            self.host.observe(if failed { &Event::StoreFailed } else { &Event::StoreRecovered });
        }
        outcome
    }
}

/// Clocks of a fleet differ by no more than the server tolerates, in seconds.
const FLEET_SKEW: u64 = 10;
