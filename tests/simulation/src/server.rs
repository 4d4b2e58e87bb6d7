//! The token endpoint of the simulated world.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::time::Duration;
use systembruker::testing::{SeededRandom, VirtualClock};
use systembruker::{Clock as _, HttpRequest, HttpResponse, Transport, TransportError, UnixTime, UnverifiedGrant};

/// A token that the server issued: for whom, and until when by the server's own clock.
#[derive(Debug, Clone)]
pub(crate) struct Issued {
    pub(crate) owner: String,
    pub(crate) external_ref: Option<String>,
    pub(crate) expires: u64,
}

#[derive(Default)]
pub(crate) struct Ledger {
    pub(crate) issued: HashMap<String, Issued>,
    pub(crate) jtis: HashSet<String>,
    pub(crate) replayed: usize,
    pub(crate) requests: usize,
    pub(crate) in_flight: usize,
}

/// Issues tokens, or fails in one of many ways. Its clock is the true one: monotonic time from the start, which the
/// client's wall clock follows only as well as the plan lets it.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) clock: VirtualClock,
    pub(crate) random: Rc<SeededRandom>,
    pub(crate) ledger: Rc<RefCell<Ledger>>,
    /// True time less monotonic time: grows while the client's machine is suspended.
    pub(crate) suspended: Rc<RefCell<Duration>>,
    pub(crate) faults_percent: u64,
}

pub(crate) const START: UnixTime = UnixTime::from_seconds(1_790_000_000);

impl Server {
    /// The true time.
    pub(crate) fn now(&self) -> u64 {
        START.seconds() + (self.clock.monotonic() + *self.suspended.borrow()).as_secs()
    }

    fn one_in(&self, count: u64) -> bool {
        self.random.next().is_multiple_of(count)
    }

    fn issue(&self, grant: &UnverifiedGrant) -> HttpResponse {
        let lifetime = [20, 60, 120, 600][usize::try_from(self.random.next() % 4).unwrap_or_default()];
        let mut ledger = self.ledger.borrow_mut();
        let text = format!("token-{}", ledger.issued.len());
        let owner = grant.systemuser_org.as_ref().map(|org| org.number().to_owned()).unwrap_or_default();
        let issued = Issued { owner, external_ref: grant.external_ref.clone(), expires: self.now() + lifetime };
        ledger.issued.insert(text.clone(), issued);
        answer(200, &format!(r#"{{"access_token":"{text}","token_type":"Bearer","expires_in":{lifetime}}}"#))
    }

    fn refuse(&self, error: &str, text: &str, code: u16) -> HttpResponse {
        let uri = format!("https://test.maskinporten.no/errors/MP-{code:03}");
        let mut response =
            answer(400, &format!(r#"{{"error":"{error}","error_description":"{text}","error_uri":"{uri}"}}"#));
        let date = std::time::UNIX_EPOCH + Duration::from_secs(self.now());
        response.headers.push(("date".to_owned(), httpdate::fmt_http_date(date)));
        response
    }

    fn judge(&self, grant: &UnverifiedGrant) -> HttpResponse {
        let jti = grant.jti.clone().unwrap_or_default();
        if !self.ledger.borrow_mut().jtis.insert(jti) {
            self.ledger.borrow_mut().replayed += 1;
            return self.refuse("invalid_grant", "Grant is used before", 12);
        }
        let (now, iat, exp) = (self.now(), seconds(grant.iat), seconds(grant.exp));
        if iat > now + 10 {
            return self.refuse("invalid_grant", "Issue time is in the future.", 0);
        }
        if exp + 10 < now {
            return self.refuse("invalid_grant", "JWT is expired", 130);
        }
        self.issue(grant)
    }
}

impl Transport for Server {
    async fn send(&self, request: HttpRequest, _: usize, timeout: Duration) -> Result<HttpResponse, TransportError> {
        let body = String::from_utf8(request.body).unwrap_or_default();
        let assertion = body.split_once("assertion=").map_or("", |(_, assertion)| assertion).to_owned();
        self.ledger.borrow_mut().requests += 1;
        self.ledger.borrow_mut().in_flight += 1;
        let _flight = Flight(Rc::clone(&self.ledger));
        self.wait(Duration::from_millis(5 + self.random.next() % 80)).await;
        if self.random.next() % 100 < self.faults_percent {
            match self.random.next() % 9 {
                0 => return Err(TransportError::Network { reason: "reset" }),
                1 => {
                    // the grant was taken, the answer never came
                    if let Ok(grant) = UnverifiedGrant::decode(&assertion) {
                        self.judge(&grant);
                    }
                    return Err(TransportError::Network { reason: "reset" });
                }
                2 => {
                    self.wait(timeout).await;
                    return Err(TransportError::Timeout);
                }
                3 => core::future::pending().await,
                4 => return Ok(answer(503, "")),
                5 => {
                    let mut response = answer(429, "");
                    response.headers.push(("retry-after".to_owned(), (self.random.next() % 20).to_string()));
                    return Ok(response);
                }
                6 => return Ok(answer(200, r#"{"access_token":"cut"#)),
                7 => self.wait(Duration::from_secs(self.random.next() % 9)).await,
                _ => return Ok(self.refuse("invalid_altinn_customer_configuration", "x", 303)),
            }
        }
        let Ok(grant) = UnverifiedGrant::decode(&assertion) else { return Ok(answer(400, "")) };
        let response = self.judge(&grant);
        if self.one_in(10) {
            self.wait(Duration::from_millis(self.random.next() % 900)).await;
        }
        Ok(response)
    }
}

impl Server {
    async fn wait(&self, time: Duration) {
        self.clock.alarm(self.clock.monotonic() + time).await;
    }
}

struct Flight(Rc<RefCell<Ledger>>);

impl Drop for Flight {
    fn drop(&mut self) {
        self.0.borrow_mut().in_flight -= 1;
    }
}

fn seconds(date: Option<systembruker::NumericDate>) -> u64 {
    date.map_or(0, systembruker::NumericDate::whole_seconds)
}

fn answer(status: u16, body: &str) -> HttpResponse {
    HttpResponse { status, headers: Vec::new(), body: body.as_bytes().to_vec() }
}
