//! What a client is told once.

use core::time::Duration;

use crate::error::errors;
use crate::grant::{JwtGrant, KeyReference};
use crate::jose::Algorithm;
use crate::nouns::{ClientId, Environment, ScopeSet};
use crate::token_endpoint::TOKEN_CALL_TIMEOUT;

/// A client's settings. Made with [`new`](Self::new); each setting can then be changed.
#[derive(Debug, Clone)]
pub struct ClientConfig {
    pub(super) environment: Environment,
    pub(super) client_id: ClientId,
    pub(super) key: KeyReference,
    pub(super) scope: ScopeSet,
    pub(super) algorithm: Algorithm,
    pub(super) lifetime: u64,
    pub(super) back_date: u64,
    pub(super) margin: Margin,
    pub(super) capacity: usize,
    pub(super) deadline: Duration,
    pub(super) discover: bool,
}

/// How long before its end a token is renewed: the smaller of the two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Margin {
    pub(super) longest: Duration,
    pub(super) percent: u32,
}

errors! {
    /// Why a client's settings were refused.
    pub enum InvalidClientConfig {
        /// Margin of 100 percent or more.
        Margin => Config "client.margin" "a token is renewed within the last 0 to 90 percent of its life; 25 is usual";
        /// No room for a token.
        Capacity => Config "client.capacity" "the cache holds at least one token";
        /// No time at all, or more than ten minutes.
        Deadline => Config "client.deadline_setting" "a call has more than 0 and at most 600 seconds; 10 is usual";
    }
}

impl ClientConfig {
    /// Settings as the rules advise: RS256, 10 seconds a call, 10,000 tokens kept, renewed in the last
    /// `min(30 s, 25 %)` of their life.
    pub fn new(environment: Environment, client_id: ClientId, key: impl Into<KeyReference>, scope: ScopeSet) -> Self {
        Self {
            environment,
            client_id,
            key: key.into(),
            scope,
            algorithm: Algorithm::default(),
            lifetime: JwtGrant::MAX_LIFETIME_SECONDS,
            back_date: 0,
            margin: Margin { longest: Duration::from_secs(30), percent: 25 },
            capacity: 10_000,
            deadline: TOKEN_CALL_TIMEOUT,
            discover: false,
        }
    }

    /// The algorithm that grants are signed with.
    #[must_use]
    pub fn algorithm(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = algorithm;
        self
    }

    /// Seconds from a grant's `iat` to its `exp`. Judged when a grant is built.
    #[must_use]
    pub fn grant_lifetime_seconds(mut self, seconds: u64) -> Self {
        self.lifetime = seconds;
        self
    }

    /// Seconds by which a grant's `iat` lies before now. Judged when a grant is built.
    #[must_use]
    pub fn grant_back_date_seconds(mut self, seconds: u64) -> Self {
        self.back_date = seconds;
        self
    }

    /// Takes the token endpoint from the issuer's metadata (RFC 8414) instead of the environment. They are kept for an
    /// hour, longer while they cannot be fetched; without any, the environment's address is used.
    #[must_use]
    pub fn discover(mut self, discover: bool) -> Self {
        self.discover = discover;
        self
    }

    /// Renews a token at most so long before its end.
    #[must_use]
    pub fn longest_margin(mut self, longest: Duration) -> Self {
        self.margin.longest = longest;
        self
    }

    /// Renews a token within at most that last percentage (0 to 90) of its life.
    pub fn margin_percent(mut self, percent: u32) -> Result<Self, InvalidClientConfig> {
        if percent > 90 {
            return Err(InvalidClientConfig::Margin);
        }
        self.margin.percent = percent;
        Ok(self)
    }

    /// How many tokens are kept; the least recently used one goes first.
    pub fn capacity(mut self, tokens: usize) -> Result<Self, InvalidClientConfig> {
        if tokens == 0 {
            return Err(InvalidClientConfig::Capacity);
        }
        self.capacity = tokens;
        Ok(self)
    }

    /// The time that one call has in all, pauses and retries included.
    pub fn deadline(mut self, deadline: Duration) -> Result<Self, InvalidClientConfig> {
        self.deadline = checked_deadline(deadline)?;
        Ok(self)
    }
}

pub(super) fn checked_deadline(deadline: Duration) -> Result<Duration, InvalidClientConfig> {
    if deadline.is_zero() || deadline > Duration::from_secs(600) {
        return Err(InvalidClientConfig::Deadline);
    }
    Ok(deadline)
}

impl Margin {
    /// The margin of a token that lives so long. Always shorter than the life.
    pub(super) fn of(self, lifetime: Duration) -> Duration {
        self.longest.min(lifetime.saturating_mul(self.percent) / 100)
    }
}
