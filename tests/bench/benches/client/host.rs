//! Surroundings that cost nothing of their own.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use systembruker::testing::{SeededRandom, VirtualClock};
use systembruker::{
    Algorithm, Client, ClientConfig, ClientId, Environment, HttpRequest, HttpResponse, KeyId, OrganisationNumber,
    Parts, RequestedSystemUser, ScopeSet, Signer, SigningError, TokenQuery, Transport, TransportError, UnixTime,
};

/// Signs with nothing: here no signature is looked at.
pub(crate) struct NoSigner;

impl Signer for NoSigner {
    async fn sign(&self, _: Algorithm, _: &[u8]) -> Result<Vec<u8>, SigningError> {
        Ok(vec![7; 256])
    }
}

/// Answers with a token of 1.3 kB, after a pause on tokio if there is one.
#[derive(Default)]
pub(crate) struct Instant {
    pub(crate) pause: Duration,
    pub(crate) sent: AtomicUsize,
}

impl Transport for Instant {
    async fn send(&self, _: HttpRequest, _: usize, _: Duration) -> Result<HttpResponse, TransportError> {
        let number = self.sent.fetch_add(1, Ordering::Relaxed);
        if !self.pause.is_zero() {
            tokio::time::sleep(self.pause).await;
        }
        let token = format!("{number:0>1300}");
        let body = format!(
            r#"{{"access_token":"{token}","token_type":"Bearer","expires_in":86400,"scope":"altinn:demo.read"}}"#
        );
        Ok(HttpResponse { status: 200, headers: Vec::new(), body: body.into_bytes() })
    }
}

pub(crate) type Bench = Client<Parts<Instant, NoSigner, VirtualClock, SeededRandom>>;

pub(crate) fn client(capacity: usize, pause: Duration) -> Bench {
    let clock = VirtualClock::new(UnixTime::from_seconds(1_790_000_000));
    let transport = Instant { pause, ..Instant::default() };
    Client::new(Parts::new(transport, NoSigner, clock, SeededRandom::new(1)), config(Environment::Test, capacity))
}

pub(crate) fn config(environment: Environment, capacity: usize) -> ClientConfig {
    let client_id = ClientId::parse("5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901").expect("a client id");
    let (kid, scope) = (KeyId::parse("bench").expect("a kid"), ScopeSet::parse("altinn:demo.read").expect("a scope"));
    ClientConfig::new(environment, client_id, kid, scope).capacity(capacity).expect("a capacity")
}

pub(crate) fn organisations(count: usize) -> Vec<OrganisationNumber> {
    let numbers = (310_000_000_u32..).filter_map(|number| OrganisationNumber::parse(&number.to_string()).ok());
    numbers.take(count).collect()
}

pub(crate) fn query(owner: OrganisationNumber) -> TokenQuery {
    TokenQuery { system_user: Some(RequestedSystemUser { owner, external_ref: None }), ..TokenQuery::default() }
}
