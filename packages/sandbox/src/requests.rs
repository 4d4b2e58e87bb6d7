use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;
use serde_json::Value;

use crate::jose::CompactJws;
use crate::lock::lock;
use crate::token::Refusal;
use crate::world::NoSystemUser;

/// One request that reached the sandbox; never an assertion, a token or a key.
///
/// What is said about a grant is what the grant said, also where it was refused or a fault kept it from being judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SeenRequest {
    /// When, in seconds since 1970 of the sandbox's clock.
    pub at: u64,
    /// HTTP method.
    pub method: String,
    /// Path without query.
    pub path: String,
    /// HTTP status; none when not even a status line was sent, or has been sent yet.
    pub status: Option<u16>,
    /// The kind of the fault that was acted out.
    pub fault: Option<&'static str>,
    /// The grant's `iss`.
    pub client_id: Option<String>,
    /// The grant's `jti`.
    pub jti: Option<String>,
    /// The grant's `scope`.
    pub scope: Option<String>,
    /// The organisation number of the grant's `systemuser_org`.
    pub systemuser_org: Option<String>,
    /// The grant's `externalRef`.
    #[serde(rename = "externalRef")]
    pub external_ref: Option<String>,
    /// The refusal's `error`.
    pub error: Option<&'static str>,
    /// The refusal's code, such as `MP-303`.
    pub code: Option<&'static str>,
    /// Why no system user was found: what Maskinporten's MP-303 keeps to itself, such as `external_ref_missing`.
    pub cause: Option<String>,
}

/// What the token endpoint tells the log through the response's extensions.
#[derive(Clone)]
pub(crate) struct Outcome {
    error: &'static str,
    code: Option<&'static str>,
    cause: Option<NoSystemUser>,
}

/// The last requests, oldest first.
#[derive(Default)]
pub(crate) struct RequestLog {
    seen: Mutex<VecDeque<(u64, SeenRequest)>>,
    next: AtomicU64,
    token_calls: AtomicU64,
}

impl SeenRequest {
    /// Notes what a grant says about itself, without judging it.
    pub(crate) fn describe_grant(&mut self, assertion: &str) {
        let Some(jws) = CompactJws::parse(assertion) else { return };
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let detail = jws.claims.get("authorization_details").and_then(|details| details.get(0));
        self.client_id = text(jws.claims.get("iss"));
        self.jti = text(jws.claims.get("jti"));
        self.scope = text(jws.claims.get("scope"));
        let owner = text(detail.and_then(|detail| detail.get("systemuser_org")?.get("ID")));
        self.systemuser_org = owner.map(|owner| owner.trim_start_matches("0192:").to_owned());
        self.external_ref = text(detail.and_then(|detail| detail.get("externalRef")));
    }

    pub(crate) fn note(&mut self, outcome: &Outcome) {
        self.error = Some(outcome.error);
        self.code = outcome.code;
        let cause = outcome.cause.and_then(|cause| serde_json::to_value(cause).ok());
        self.cause = cause.as_ref().and_then(Value::as_str).map(str::to_owned);
    }
}

impl Outcome {
    pub(crate) fn of(refusal: &Refusal) -> Self {
        Self { error: refusal.error(), code: refusal.code(), cause: refusal.cause() }
    }
}

impl RequestLog {
    /// Notes a request that has arrived; the number finds it again.
    pub(crate) fn begin(&self, request: SeenRequest) -> u64 {
        if request.path == "/token" {
            self.token_calls.fetch_add(1, Ordering::Relaxed);
        }
        let mut seen = lock(&self.seen);
        if seen.len() == MOST {
            seen.pop_front();
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        seen.push_back((number, request));
        number
    }

    /// Adds what became of it, unless it was forgotten meanwhile.
    pub(crate) fn update(&self, number: u64, change: impl FnOnce(&mut SeenRequest)) {
        if let Some((_, request)) = lock(&self.seen).iter_mut().rev().find(|(other, _)| *other == number) {
            change(request);
        }
    }

    pub(crate) fn all(&self) -> Vec<SeenRequest> {
        lock(&self.seen).iter().map(|(_, request)| request.clone()).collect()
    }

    pub(crate) fn token_calls(&self) -> u64 {
        self.token_calls.load(Ordering::Relaxed)
    }

    pub(crate) fn clear(&self) {
        lock(&self.seen).clear();
        self.token_calls.store(0, Ordering::Relaxed);
    }
}

/// A load test must not fill the memory.
const MOST: usize = 10_000;
