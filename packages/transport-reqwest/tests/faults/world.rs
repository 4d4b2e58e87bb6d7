//! A sandbox, a client, and everything that was printed on the way.

use serde_json::Value;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use systembruker::{
    Client, ClientConfig, ClientError, ClientId, Environment, Event, HttpRequest, HttpResponse, KeyId, Observed,
    OrganisationNumber, Parts, PrivateKey, RingSigner, ScopeSet, Token, Transport, TransportError,
};
use systembruker_reqwest::{ReqwestTransport, SystemRandom, TokioClock};
use systembruker_sandbox::{self as sandbox, ClockSetting, Fault, Sandbox};

/// The time of one call in these tests.
pub(crate) const DEADLINE: Duration = Duration::from_secs(3);

const CLIENT_ID: &str = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";

/// Remembers every body that went out and came back: what none of the printed texts may show.
#[derive(Clone)]
struct Spy(ReqwestTransport, Secrets);

type Secrets = Arc<Mutex<Vec<String>>>;

impl Transport for Spy {
    async fn send(
        &self,
        request: HttpRequest,
        limit: usize,
        timeout: Duration,
    ) -> Result<HttpResponse, TransportError> {
        let sent = String::from_utf8_lossy(&request.body).into_owned();
        self.remember(sent.split_once("assertion=").map_or("", |(_, assertion)| assertion));
        let response = self.0.send(request, limit, timeout).await?;
        if let Ok(body) = serde_json::from_slice::<Value>(&response.body) {
            self.remember(body["access_token"].as_str().unwrap_or_default());
        }
        Ok(response)
    }
}

impl Spy {
    fn remember(&self, secret: &str) {
        if !secret.is_empty() {
            self.1.lock().unwrap_or_else(PoisonError::into_inner).push(secret.to_owned());
        }
    }
}

type Log = Arc<Mutex<Vec<String>>>;
type Observer = Box<dyn Fn(&Event) + Send + Sync>;

pub(crate) struct World {
    sandbox: Sandbox,
    client: Client<Observed<Parts<Spy, RingSigner, TokioClock, SystemRandom>, Observer>>,
    key: sandbox::ClientKey,
    secrets: Secrets,
    log: Log,
    descriptors: usize,
    jtis: Vec<String>,
}

impl World {
    pub(crate) async fn start() -> Self {
        let key = sandbox::generate_client_key().unwrap();
        let registered = sandbox::Client::new(CLIENT_ID, "315181909").key(key.public_jwk()).scope("altinn:demo.read");
        let sandbox = Sandbox::builder()
            .client_with_grants(registered)
            .system(sandbox::System::new("315181909_nordlys_lonn").client_id(CLIENT_ID))
            .system_user(sandbox::SystemUser::new("315181909_nordlys_lonn", "311860917"))
            .start()
            .await
            .unwrap();
        let (secrets, log) = (Secrets::default(), Log::default());
        let events = Arc::clone(&log);
        let observer: Observer =
            Box::new(move |event| events.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{event:?}")));
        let signer = RingSigner::new(&PrivateKey::from_pem(key.expose_private_key_pem()).unwrap()).unwrap();
        let transport = Spy(ReqwestTransport::new().unwrap(), Arc::clone(&secrets));
        let host = Observed { host: Parts::new(transport, signer, TokioClock::new(), SystemRandom), observer };
        let config = ClientConfig::new(
            Environment::from_issuer(sandbox.issuer()).unwrap(),
            ClientId::parse(CLIENT_ID).unwrap(),
            KeyId::parse(key.kid()).unwrap(),
            ScopeSet::parse("altinn:demo.read").unwrap(),
        );
        let client = Client::new(host, config.deadline(DEADLINE).unwrap());
        let mut world = Self { sandbox, client, key, secrets, log, descriptors: 0, jtis: Vec::new() };
        world.recover().await;
        world.descriptors = descriptors();
        world
    }

    pub(crate) fn fault(&self, fault: &Value) {
        let fault: Fault = serde_json::from_value(fault.clone()).unwrap();
        self.sandbox.add_fault(fault).unwrap();
    }

    pub(crate) fn set_clock(&self, seconds: i64) {
        self.client.clear();
        self.sandbox.set_clock(ClockSetting::Offset(seconds));
    }

    pub(crate) async fn call(&self) -> Result<Token, ClientError> {
        self.client.system_user_token(OrganisationNumber::parse("311860917").unwrap(), None).await
    }

    /// Token calls since the last recovery.
    pub(crate) fn calls(&self) -> u64 {
        self.sandbox.token_calls()
    }

    /// Keeps what an outcome prints.
    pub(crate) fn printed(&self, outcome: &Result<Token, ClientError>) {
        self.print(outcome);
        if let Err(error) = outcome {
            self.log.lock().unwrap_or_else(PoisonError::into_inner).push(error.to_string());
        }
    }

    fn print(&self, value: &impl Debug) {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{value:?} {value:#?}"));
    }

    /// Clears the faults; the client works as before.
    pub(crate) async fn recover(&mut self) {
        self.sandbox.clear_faults();
        self.client.clear();
        let outcome = self.call().await;
        assert!(outcome.is_ok(), "{outcome:?}");
        self.jtis.extend(self.sandbox.jtis());
        self.sandbox.clear_requests();
        self.client.clear();
    }

    /// No `jti` twice, no secret in anything that was printed, no descriptor left behind.
    pub(crate) fn judge(&mut self) {
        self.jtis.extend(self.sandbox.jtis());
        let sent = self.jtis.len();
        self.jtis.sort();
        self.jtis.dedup();
        assert_eq!(self.jtis.len(), sent, "a jti was sent twice");
        let pem: String = self.key.expose_private_key_pem().lines().filter(|line| !line.starts_with('-')).collect();
        let log = self.log.lock().unwrap_or_else(PoisonError::into_inner).join("\n");
        let secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner).clone();
        assert!(secrets.len() > 1 && log.len() > 100, "nothing was seen");
        for secret in secrets.iter().chain([&pem]) {
            for piece in secret.as_bytes().chunks_exact(12) {
                assert!(!log.contains(std::str::from_utf8(piece).unwrap()), "a secret was printed");
            }
        }
        // a leak of one for each faulty attempt would be over a hundred; the other tests of this process have theirs
        assert!(descriptors() <= self.descriptors + 40, "{} descriptors, {} before", descriptors(), self.descriptors);
    }
}

fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count)
}
