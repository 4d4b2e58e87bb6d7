//! Sharing tokens with other machines: a fleet asks once per key.

use core::sync::atomic::Ordering;
use core::time::Duration;

use super::deadline::before;
use super::sealed::{Entry, open, seal};
use super::slot::Granted;
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
    pub(super) async fn shared(
        &self,
        key: &TokenKey,
        deadline: Duration,
        ask: impl AsyncFnOnce(Duration) -> Result<Granted, ClientError>,
    ) -> Result<Granted, ClientError> {
        if self.host.store().is_none() {
            return ask(deadline).await;
        }
        let key = StoreKey(key.fingerprint());
        let holder = self.host.random().jti();
        let clock = self.host.clock();
        let until = clock.monotonic().saturating_add(HOLD).min(deadline);
        let mut locked = false;
        while clock.monotonic() < until {
            match self.look_and_lock(&key, &holder).await {
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
            self.share(&key, granted).await;
        }
        if locked && let Some((store, _)) = self.host.store() {
            let _ = self.patiently(store.unlock(&key, &holder)).await;
        }
        outcome
    }

    async fn look_and_lock(&self, key: &StoreKey, holder: &str) -> Result<Shared, StoreError> {
        let Some((store, sealing)) = self.host.store() else { return Err(StoreError) };
        let sealed = self.patiently(store.load(key)).await?;
        if let Some(granted) = sealed.and_then(|sealed| self.usable(open(&sealed, key, sealing)?)) {
            return Ok(Shared::Token(granted));
        }
        let locked = self.patiently(store.try_lock(key, holder, HOLD)).await?;
        Ok(if locked { Shared::Locked } else { Shared::Busy })
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

    async fn share(&self, key: &StoreKey, granted: &Granted) {
        let (Some(lifetime), Some((store, sealing))) = (granted.lifetime, self.host.store()) else { return };
        let entry = Entry { token: granted.token.clone(), since: granted.since.wall, lifetime };
        if let Some(sealed) = seal(&entry, key, sealing, self.host.random()) {
            let _ = self.patiently(store.save(key, sealed, Duration::from_secs(lifetime))).await;
        }
    }

    /// The store's answer, if it comes soon enough. Tells once that it failed, and once that it is back.
    async fn patiently<T>(&self, call: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        let clock = self.host.clock();
        let outcome = before(clock, clock.monotonic().saturating_add(PATIENCE), call).await.unwrap_or(Err(StoreError));
        let failed = outcome.is_err();
        if self.store_failed.swap(failed, Ordering::Relaxed) != failed {
            self.host.observe(if failed { &Event::StoreFailed } else { &Event::StoreRecovered });
        }
        outcome
    }
}

enum Shared {
    Token(Granted),
    Locked,
    Busy,
}

/// Clocks of a fleet differ by no more than the server tolerates, in seconds.
const FLEET_SKEW: u64 = 10;
