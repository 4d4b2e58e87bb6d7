//! The client.

use core::fmt;
use core::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use core::time::Duration;
use std::sync::Arc;

use super::age_clock::{AgeClock, Moment};
use super::cache::Cache;
use super::fetched::Fetched;
use super::slot::{Found, Slot};
use super::token_key::Identity;
use super::turn::Begun;
use super::{CallOptions, ClientConfig, ClientError, Clock as _, Event, Host, IssuerMetadata, Token, TokenKey};
use crate::grant::RequestedSystemUser;
use crate::nouns::{ExternalRef, OrganisationNumber, PersonNumber, ResourceIndicator, ScopeSet, UnixTime};

/// Gets, keeps and renews tokens for any number of customers.
///
/// Callers of one key share one request and its outcome; different keys never wait for one another. A token is never
/// served after its end, by the wall clock or the monotonic one. Dropping a call's future cancels that call only.
pub struct Client<H> {
    pub(super) host: H,
    pub(super) config: ClientConfig,
    identity: Arc<Identity>,
    cache: Cache,
    pub(super) metadata: Fetched<IssuerMetadata>,
    age: AgeClock,
    /// The server's time less this machine's, in seconds.
    offset: AtomicI64,
    /// Whether the shared store failed when it was last used.
    pub(super) store_failed: AtomicBool,
}

/// What a token is wanted for, beyond what the client's settings say.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct TokenQuery {
    /// Other scopes than the client's.
    pub scope: Option<ScopeSet>,
    /// The customer's system user; none for the vendor itself.
    pub system_user: Option<RequestedSystemUser>,
    /// The APIs that the token shall be restricted to.
    pub resource: Vec<ResourceIndicator>,
    /// The organisation that delegated the scope. Not with a system user.
    pub consumer_org: Option<OrganisationNumber>,
    /// The person that the token shall be about.
    pub pid: Option<PersonNumber>,
    /// Whether the token is exchanged for one of Altinn's.
    pub altinn: bool,
}

impl<H: Host> Client<H> {
    /// A client without any token yet.
    pub fn new(host: H, config: ClientConfig) -> Self {
        let identity = Arc::new(Identity::new(&config));
        let cache = Cache::new(config.capacity);
        let age = AgeClock::default();
        let metadata = Fetched::default();
        Self {
            host,
            config,
            identity,
            cache,
            metadata,
            age,
            offset: AtomicI64::new(0),
            store_failed: AtomicBool::new(false),
        }
    }

    /// A token for a customer's system user.
    ///
    /// `owner` is the organisation that approved it; for an agent system user the accountant, never the client.
    pub async fn system_user_token(
        &self,
        owner: OrganisationNumber,
        external_ref: Option<ExternalRef>,
    ) -> Result<Token, ClientError> {
        let system_user = Some(RequestedSystemUser { owner, external_ref });
        self.token(&TokenQuery { system_user, ..TokenQuery::default() }).await
    }

    /// A token for the vendor itself, as the system register and requests for system users want it.
    pub async fn vendor_token(&self, scope: ScopeSet) -> Result<Token, ClientError> {
        self.token(&TokenQuery { scope: Some(scope), ..TokenQuery::default() }).await
    }

    /// A token for anything that a grant can ask for, within the deadline of the settings.
    pub async fn token(&self, query: &TokenQuery) -> Result<Token, ClientError> {
        self.token_with(query, CallOptions::new()).await
    }

    /// A token for a system user that was approved just now: waits up to four minutes for it to become active.
    pub async fn token_just_approved(&self, query: &TokenQuery) -> Result<Token, ClientError> {
        self.token_with(query, CallOptions::new().just_approved(true)).await
    }

    /// A token, with what this one call asks for otherwise than the settings.
    pub async fn token_with(&self, query: &TokenQuery, options: CallOptions) -> Result<Token, ClientError> {
        let time = options.deadline.unwrap_or(self.config.deadline);
        let call = self.token_of_any_kind(query, time, options.just_approved);
        #[cfg(feature = "tracing")]
        let call = {
            use tracing::Instrument as _;
            call.instrument(tracing::debug_span!(target: "systembruker", "token", altinn = query.altinn))
        };
        call.await
    }

    /// The token that is at hand and needs no renewal. Does not wait and sends nothing.
    pub fn cached(&self, query: &TokenQuery) -> Option<Token> {
        match self.cache.known(&self.token_key(query))?.look(self.moment(), self.config.margin) {
            Found::Fresh(token) => Some(token),
            Found::Due(_) | Found::Nothing => None,
        }
    }

    /// Drops a token that an API refused although it looked valid, so that the next call asks for another.
    pub fn forget(&self, query: &TokenQuery, token: &Token) {
        if let Some(slot) = self.cache.known(&self.token_key(query)) {
            slot.forget(token);
        }
    }

    /// The same for a token that has left this crate's own type, as at a border to another language.
    pub fn forget_exposed(&self, query: &TokenQuery, access_token: &str) {
        self.forget(query, &Token::new(access_token, None, None));
    }

    /// Drops all tokens.
    pub fn clear(&self) {
        self.cache.clear();
    }

    /// How many queries' tokens are kept, tokens that have ended and not yet gone included.
    pub fn cached_tokens(&self) -> usize {
        self.cache.len()
    }

    /// What the client was given around it.
    pub fn host(&self) -> &H {
        &self.host
    }

    /// The complete key under which a query's token is kept.
    pub fn token_key(&self, query: &TokenQuery) -> TokenKey {
        TokenKey::new(&self.identity, &self.config.scope, query)
    }

    async fn token_of_any_kind(
        &self,
        query: &TokenQuery,
        time: Duration,
        just_approved: bool,
    ) -> Result<Token, ClientError> {
        if !query.altinn {
            return self.maskinporten_token(query, time, just_approved).await;
        }
        let own = TokenQuery { altinn: false, ..query.clone() };
        let (key, slot) = self.place(query);
        match self.begin(&key, &slot, time).await? {
            Begun::Served(token) => Ok(token),
            Begun::Turn(turn) => self.end(&turn, self.exchange(&own, turn.deadline, just_approved).await).await,
        }
    }

    /// A Maskinporten token: the one that is wanted, or the one that shall be exchanged.
    pub(super) async fn maskinporten_token(
        &self,
        query: &TokenQuery,
        time: Duration,
        just_approved: bool,
    ) -> Result<Token, ClientError> {
        let (key, slot) = self.place(query);
        match self.begin(&key, &slot, time).await? {
            Begun::Served(token) => Ok(token),
            Begun::Turn(turn) => self.end(&turn, self.ask(query, turn.deadline, just_approved).await).await,
        }
    }

    /// The query's complete key, and what is known under it.
    fn place(&self, query: &TokenQuery) -> (TokenKey, Arc<Slot>) {
        let key = self.token_key(query);
        let slot = self.cache.slot(&key);
        (key, slot)
    }

    pub(super) fn moment(&self) -> Moment {
        self.age.read(self.host.clock())
    }

    pub(super) fn corrected_now(&self) -> UnixTime {
        let (now, offset) = (self.host.clock().now(), self.offset());
        if offset < 0 { now.minus(offset.unsigned_abs()) } else { now.plus(offset.unsigned_abs()) }
    }

    pub(super) fn offset(&self) -> i64 {
        self.offset.load(Ordering::Relaxed)
    }

    pub(super) fn set_offset(&self, seconds: i64) {
        self.offset.store(seconds, Ordering::Relaxed);
        self.host.observe(&Event::ClockCorrected { offset_seconds: seconds });
    }
}

impl<H> fmt::Debug for Client<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("config", &self.config).finish_non_exhaustive()
    }
}
