//! A transport that reads from a script.

use core::time::Duration;
use std::sync::{Mutex, PoisonError};

use super::VirtualClock;
use crate::client::{Clock as _, Transport};
use crate::token_endpoint::{HttpRequest, HttpResponse, TransportError};

/// One answer of a script.
#[derive(Debug, Clone)]
pub enum Answer {
    /// An HTTP answer.
    Response(HttpResponse),
    /// A failure.
    Fault(TransportError),
    /// Nothing, ever.
    Silence,
}

/// A request that was sent, and when.
#[derive(Debug, Clone)]
pub struct SentRequest {
    /// Monotonic time.
    pub at: Duration,
    /// The request, its body included. Prints without it.
    pub request: HttpRequest,
}

/// Answers by a script; its last answer repeats. Remembers what was sent.
///
/// In a body, `@@ASSERTION@@` and `@@REQUEST_BODY@@` become what was just sent, as a server that echoes would answer;
/// `@@HTTPDATE+n` becomes the date n seconds (also negative) from the clock.
pub struct ScriptedTransport {
    clock: VirtualClock,
    state: Mutex<State>,
}

struct State {
    script: Vec<Answer>,
    next: usize,
    sent: Vec<SentRequest>,
}

impl ScriptedTransport {
    /// A transport that gives these answers in turn.
    pub fn new(clock: &VirtualClock, script: impl IntoIterator<Item = Answer>) -> Self {
        let state = State { script: script.into_iter().collect(), next: 0, sent: Vec::new() };
        Self { clock: clock.clone(), state: Mutex::new(state) }
    }

    /// What was sent, in this order.
    pub fn sent(&self) -> Vec<SentRequest> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).sent.clone()
    }

    fn next(&self, request: &HttpRequest) -> Answer {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.sent.push(SentRequest { at: self.clock.monotonic(), request: request.clone() });
        let answer = state.script.get(state.next).or(state.script.last()).cloned();
        state.next = state.next.saturating_add(1);
        answer.unwrap_or(Answer::Silence)
    }

    fn fill_in(&self, mut response: HttpResponse, request: &HttpRequest) -> HttpResponse {
        let sent = String::from_utf8_lossy(&request.body);
        let assertion = sent.split_once("assertion=").map_or("", |(_, assertion)| assertion);
        if let Ok(body) = core::str::from_utf8(&response.body) {
            let body = body.replace("@@ASSERTION@@", assertion).replace("@@REQUEST_BODY@@", &sent);
            response.body = self.with_dates(&body).into_bytes();
        }
        for (_, value) in &mut response.headers {
            *value = self.with_dates(value);
        }
        response
    }

    fn with_dates(&self, text: &str) -> String {
        const MARK: &str = "@@HTTPDATE";
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(MARK) {
            let after = after.strip_prefix('+').unwrap_or(after);
            let end = after.char_indices().find(|(i, c)| !(c.is_ascii_digit() || (*i == 0 && *c == '-')));
            let (offset, tail) = after.split_at_checked(end.map_or(after.len(), |(i, _)| i)).unwrap_or((after, ""));
            let now = self.clock.now().seconds().cast_signed();
            let at = now.saturating_add(offset.parse::<i64>().unwrap_or_default()).max(0).unsigned_abs();
            let date = std::time::UNIX_EPOCH.checked_add(Duration::from_secs(at)).map(httpdate::fmt_http_date);
            filled.push_str(before);
            filled.push_str(&date.unwrap_or_default());
            rest = tail.strip_prefix("@@").unwrap_or(tail);
        }
        filled + rest
    }
}

impl Transport for ScriptedTransport {
    async fn send(
        &self,
        request: HttpRequest,
        _limit: usize,
        timeout: Duration,
    ) -> Result<HttpResponse, TransportError> {
        if timeout.is_zero() {
            return Err(TransportError::Timeout);
        }
        match self.next(&request) {
            Answer::Response(response) => Ok(self.fill_in(response, &request)),
            Answer::Fault(error) => Err(error),
            Answer::Silence => core::future::pending().await,
        }
    }
}

impl core::fmt::Debug for ScriptedTransport {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("ScriptedTransport(…)")
    }
}
