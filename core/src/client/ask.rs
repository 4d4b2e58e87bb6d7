//! Asking the token endpoint, with retries: every attempt is a newly built grant.

use core::time::Duration;

use super::deadline::before;
use super::slot::Granted;
use super::{Client, ClientError, Clock as _, Event, Host, IssuerMetadata, Random as _, TokenQuery, Transport as _};
use crate::error::Classified as _;
use crate::grant::{InvalidGrant, JwtGrant};
use crate::nouns::UnixTime;
use crate::token_endpoint::{
    HttpRequest, HttpResponse, MAX_TOKEN_RESPONSE_BYTES, Retry, TokenRefusal, TransportError, read_token_response,
    token_request,
};

/// Attempts per call.
const MAX_ATTEMPTS: u32 = 3;
/// The pause before the second attempt; it doubles from there.
const FIRST_PAUSE: f64 = 0.5;
/// The longest pause that is not asked for by the server.
const LONGEST_PAUSE: f64 = 8.0;
/// altinn-studio keeps them as long; they change with years.
const METADATA_MAX_AGE: Duration = Duration::from_secs(60 * 60);
/// Pauses after which a system user that was approved just now is asked for again: activation takes up to 5 minutes.
const SLOW_PAUSES: [u64; 4] = [15, 30, 60, 120];
/// A clock is corrected only if it is off by more than the server tolerates, and by less than a day.
const CORRECTABLE: core::ops::Range<u64> = 11..86_400;

/// What one call has tried so far.
#[derive(Default)]
struct Tried {
    attempts: u32,
    slow: usize,
    once: bool,
    corrected: bool,
    /// The server's time less this machine's when it last refused for the time, if it told.
    measured: Option<i64>,
}

impl<H: Host> Client<H> {
    /// A token from the server, within the time left. `just_approved` waits for a new system user to become active.
    pub(super) async fn ask(
        &self,
        query: &TokenQuery,
        mut deadline: Duration,
        just_approved: bool,
    ) -> Result<Granted, ClientError> {
        let grant = self.grant(query)?;
        let mut tried = Tried::default();
        loop {
            tried.attempts = tried.attempts.saturating_add(1);
            self.host.observe(&Event::Asking { attempt: tried.attempts });
            let error = match self.attempt(&grant, deadline, &mut tried).await {
                Ok(granted) => {
                    let took = self.moment().age.saturating_sub(granted.since.age);
                    self.host.observe(&Event::Granted { took });
                    return Ok(granted);
                }
                Err(error) => error,
            };
            self.host.observe(&Event::Failed { class: error.class(), code: error.code() });
            let slow = if just_approved { slow_pause(&error, &mut tried) } else { None };
            let pause = match slow {
                Some(pause) => {
                    deadline = deadline.saturating_add(pause);
                    pause
                }
                None => self.pause_before_retry(&mut tried, &error).ok_or_else(|| last(error.clone(), &tried))?,
            };
            let clock = self.host.clock();
            if clock.monotonic().saturating_add(pause) >= deadline {
                return Err(last(error, &tried));
            }
            self.host.observe(&Event::Pausing { pause });
            clock.sleep(pause).await;
        }
    }

    async fn attempt(&self, grant: &JwtGrant, deadline: Duration, tried: &mut Tried) -> Result<Granted, ClientError> {
        let (clock, config) = (self.host.clock(), &self.config);
        let endpoint = self.discovered_endpoint(deadline).await;
        let since = self.moment();
        let unsigned = grant.build(&config.key, config.algorithm, self.corrected_now(), &self.host.random().jti()?)?;
        let assertion =
            before(clock, deadline, unsigned.sign(self.host.signer())).await.ok_or(ClientError::Deadline)??;
        let mut request = token_request(&config.environment, &assertion);
        if let Some(endpoint) = endpoint {
            request.url = endpoint;
        }
        let left = deadline.saturating_sub(clock.monotonic());
        let sent = self.host.transport().send(request, MAX_TOKEN_RESPONSE_BYTES, left);
        let response = before(clock, deadline, sent).await.ok_or(TransportError::Timeout)??;
        match read_token_response(&response, self.corrected_now()) {
            Ok(token) => {
                let granted = Granted::new(&token, since);
                // the machine slept, or the answer took its time: this token has ended on its way
                if granted.has_ended(self.moment()) { Err(TransportError::Timeout.into()) } else { Ok(granted) }
            }
            Err(refusal) => {
                tried.measured = self.note_clock(&refusal, &response);
                Err(refusal.into())
            }
        }
    }

    /// The token endpoint that the issuer's metadata name, where they are wanted and to be had.
    async fn discovered_endpoint(&self, deadline: Duration) -> Option<String> {
        if !self.config.discover {
            return None;
        }
        let now = || self.moment().age;
        let fetched = self.metadata.get(now, METADATA_MAX_AGE, async || self.fetch_metadata(deadline).await);
        Some(before(self.host.clock(), deadline, fetched).await??.token_endpoint.clone())
    }

    async fn fetch_metadata(&self, deadline: Duration) -> Option<IssuerMetadata> {
        let clock = self.host.clock();
        let left = deadline.saturating_sub(clock.monotonic());
        let request = HttpRequest::get(&self.config.environment.metadata_url());
        let sent = self.host.transport().send(request, MAX_TOKEN_RESPONSE_BYTES, left);
        let response = before(clock, deadline, sent).await?.ok().filter(|response| response.status == 200)?;
        IssuerMetadata::parse(&response.body, self.config.environment.issuer()).ok()
    }

    fn grant(&self, query: &TokenQuery) -> Result<JwtGrant, InvalidGrant> {
        let config = &self.config;
        let scope = query.scope.as_ref().unwrap_or(&config.scope).clone();
        let (environment, client_id) = (&config.environment, config.client_id.clone());
        let mut grant = match &query.system_user {
            Some(user) => JwtGrant::system_user(environment, client_id, scope, user.clone()),
            None => JwtGrant::vendor(environment, client_id, scope),
        };
        grant = grant.resource(query.resource.iter().cloned());
        if let Some(consumer) = query.consumer_org {
            grant = grant.consumer_org(consumer);
        }
        if let Some(pid) = &query.pid {
            grant = grant.pid(pid.clone());
        }
        grant.lifetime_seconds(config.lifetime)?.back_date_seconds(config.back_date)
    }

    /// The pause before the next attempt; nothing if there shall be none.
    fn pause_before_retry(&self, tried: &mut Tried, error: &ClientError) -> Option<Duration> {
        let again = match error.retry() {
            Retry::No => false,
            Retry::NewGrant | Retry::NewGrantAfterDelay => true,
            Retry::NewGrantOnce => !core::mem::replace(&mut tried.once, true),
            Retry::NewGrantOnceCorrectedClock => !core::mem::replace(&mut tried.corrected, true),
        };
        if !again || tried.attempts >= MAX_ATTEMPTS {
            return None;
        }
        let doublings = i32::try_from(tried.attempts.saturating_sub(1)).unwrap_or(i32::MAX);
        let pause = (FIRST_PAUSE * 2f64.powi(doublings)).min(LONGEST_PAUSE) * (0.5 + self.host.random().fraction());
        let asked = match error {
            ClientError::Refused(refusal) => refusal.retry_after_seconds().unwrap_or_default(),
            _ => 0,
        };
        Some(Duration::from_secs_f64(pause).max(Duration::from_secs(asked)))
    }

    /// Measures how far this machine's clock is off, where a refusal for the time tells the server's, and corrects it
    /// from now on. A clock that is right, or too far off, is not corrected: whatever was known before no longer holds.
    fn note_clock(&self, refusal: &TokenRefusal, response: &HttpResponse) -> Option<i64> {
        if refusal.retry() != Retry::NewGrantOnceCorrectedClock {
            return None;
        }
        let date = response.header("date").find_map(|date| httpdate::parse_http_date(date).ok());
        let server = UnixTime::from(date?);
        let local = self.host.clock().now();
        let measured = server.seconds().cast_signed().saturating_sub(local.seconds().cast_signed());
        let offset = if CORRECTABLE.contains(&measured.unsigned_abs()) { measured } else { 0 };
        if offset != self.offset() {
            self.set_offset(offset);
        }
        Some(measured)
    }
}

/// The error as the caller sees it: a second refusal for the time is the clock's fault.
fn last(error: ClientError, tried: &Tried) -> ClientError {
    match error {
        ClientError::Refused(refusal)
            if tried.corrected && tried.attempts > 1 && refusal.retry() == Retry::NewGrantOnceCorrectedClock =>
        {
            ClientError::ClockSkew { offset_seconds: tried.measured.unwrap_or_default(), refusal }
        }
        error => error,
    }
}

/// The next slow pause, if the refusal is that Altinn knows no such system user (yet).
fn slow_pause(error: &ClientError, tried: &mut Tried) -> Option<Duration> {
    let ClientError::Refused(refusal) = error else { return None };
    if refusal.code() != "maskinporten.mp_303" {
        return None;
    }
    let pause = SLOW_PAUSES.get(tried.slow)?;
    tried.slow = tried.slow.saturating_add(1);
    // each slow attempt is a call of its own as far as other failures go
    tried.attempts = 0;
    Some(Duration::from_secs(*pause))
}
