//! An issuer's public keys, for APIs that verify tokens.

use core::time::Duration;
use std::sync::Arc;

use super::age_clock::AgeClock;
use super::deadline::before;
use super::fetched::{COOLDOWN, Fetched};
use super::{Clock, Transport};
use crate::jose::{JWKS_MAX_BYTES, Jwks};
use crate::keys::SignatureVerifier;
use crate::token::{PendingVerification, RefusedToken, VerificationError, VerificationPolicy, VerifiedToken, verify};
use crate::token_endpoint::{HttpRequest, TOKEN_CALL_TIMEOUT};

/// Verifies tokens with the keys that stand at an issuer's `jwks_uri`.
///
/// The keys are kept for a day. A token with an unknown `kid` causes one more fetch, at most every 30 seconds. An
/// answer that is empty or cannot be read never replaces a good set; a key that is gone from a good answer is gone.
pub struct IssuerKeys<T, C> {
    transport: T,
    clock: C,
    jwks_uri: String,
    age: AgeClock,
    keys: Fetched<Jwks>,
}

/// Digdir advises about a day.
const MAX_AGE: Duration = Duration::from_secs(24 * 60 * 60);

impl<T: Transport, C: Clock> IssuerKeys<T, C> {
    /// Keys that are fetched when the first token comes.
    pub fn new(transport: T, clock: C, jwks_uri: &str) -> Self {
        let (age, keys) = (AgeClock::default(), Fetched::default());
        Self { transport, clock, jwks_uri: jwks_uri.to_owned(), age, keys }
    }

    /// Verifies a token at this moment, fetching keys if it must.
    ///
    /// Where no keys could be had, every token is refused for its key.
    pub async fn verify(
        &self,
        token: &str,
        policy: &VerificationPolicy,
        verifier: &impl SignatureVerifier,
    ) -> Result<VerifiedToken, VerificationError> {
        let keys = self.keys_for(token, policy).await;
        verify(token, &keys, policy, self.clock.now(), verifier)
    }

    /// The keys to verify this token with, fetched if they must be: for a signature that is checked elsewhere.
    ///
    /// Empty where no keys could be had.
    pub async fn keys_for(&self, token: &str, policy: &VerificationPolicy) -> Arc<Jwks> {
        let keys = self.younger_than(MAX_AGE).await;
        // the issuer may have a new key
        if lack_key(&keys, token, policy) { self.younger_than(COOLDOWN).await } else { keys }
    }

    /// The same if nothing needs to be fetched for this token. Does not wait.
    pub fn keys_at_hand(&self, token: &str, policy: &VerificationPolicy) -> Option<Arc<Jwks>> {
        let keys = self.keys.young(self.age.read(&self.clock).age, MAX_AGE)?;
        (!lack_key(&keys, token, policy)).then_some(keys)
    }

    /// What fetches the keys.
    pub fn transport(&self) -> &T {
        &self.transport
    }

    async fn younger_than(&self, max_age: Duration) -> Arc<Jwks> {
        let now = || self.age.read(&self.clock).age;
        self.keys.get(now, max_age, async || self.fetch().await).await.unwrap_or_default()
    }

    async fn fetch(&self) -> Option<Jwks> {
        let deadline = self.clock.monotonic().saturating_add(TOKEN_CALL_TIMEOUT);
        let sent = self.transport.send(HttpRequest::get(&self.jwks_uri), JWKS_MAX_BYTES, TOKEN_CALL_TIMEOUT);
        let response = before(&self.clock, deadline, sent).await?.ok()?;
        let keys = Jwks::parse(&response.body).ok().filter(|_| response.status == 200)?;
        (!keys.is_empty()).then_some(keys)
    }
}

fn lack_key(keys: &Jwks, token: &str, policy: &VerificationPolicy) -> bool {
    let started = PendingVerification::start(token, keys, policy);
    matches!(started, Err(VerificationError::Refused(RefusedToken::UnknownKey)))
}

impl<T, C> core::fmt::Debug for IssuerKeys<T, C> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("IssuerKeys").field("jwks_uri", &self.jwks_uri).finish_non_exhaustive()
    }
}
