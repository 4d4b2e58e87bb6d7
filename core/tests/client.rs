//! The client engine against a script and a clock that is moved by hand.

mod common;

use common::{NOW, key};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;
use systembruker::testing::{Answer, CountingRandom, ScriptedTransport, VirtualClock, run};
use systembruker::{
    Classified as _, Client, ClientConfig, ClientError, ClientId, Clock as _, Environment, ErrorClass, Host,
    HttpRequest, HttpResponse, KeyId, OrganisationNumber, Parts, RequestedSystemUser, Retry, RingSigner, ScopeSet,
    Token, TokenQuery, Transport, TransportError,
};

type Scripted = Client<Parts<ScriptedTransport, RingSigner, VirtualClock, CountingRandom>>;

fn config() -> ClientConfig {
    let client_id = ClientId::parse("5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901").unwrap();
    let scope = ScopeSet::parse("altinn:demo.read").unwrap();
    ClientConfig::new(Environment::Test, client_id, KeyId::parse("k1").unwrap(), scope)
}

fn client_with<T: Transport>(
    clock: &VirtualClock,
    transport: T,
) -> Client<Parts<T, RingSigner, VirtualClock, CountingRandom>> {
    let signer = RingSigner::new(&key()).unwrap();
    Client::new(Parts::new(transport, signer, clock.clone(), CountingRandom::default()), config())
}

fn scripted(clock: &VirtualClock, script: impl IntoIterator<Item = Answer>) -> Scripted {
    client_with(clock, ScriptedTransport::new(clock, script))
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Answer::Response(HttpResponse { status, headers, body: body.as_bytes().to_vec() })
}

fn token(text: &str, expires_in: u64) -> Answer {
    answer(200, &[], &format!(r#"{{"access_token":"{text}","token_type":"Bearer","expires_in":{expires_in}}}"#))
}

fn refusal(error: &str, description: &str, mp: u16) -> String {
    format!(
        r#"{{"error":"{error}","error_description":"{description}","error_uri":"https://test.maskinporten.no/errors/MP-{mp:03}"}}"#
    )
}

fn network() -> Answer {
    Answer::Fault(TransportError::Network { reason: "the script says so" })
}

fn owner(number: &str) -> OrganisationNumber {
    OrganisationNumber::parse(number).unwrap()
}

fn query(number: &str) -> TokenQuery {
    let system_user = Some(RequestedSystemUser { owner: owner(number), external_ref: None });
    TokenQuery { system_user, ..TokenQuery::default() }
}

/// One call, to its end.
fn call<H: Host>(clock: &VirtualClock, client: &Client<H>, number: &str) -> Result<Token, ClientError> {
    run(clock, [client.system_user_token(owner(number), None)]).remove(0).expect("the call waits for nothing")
}

const CUSTOMER: &str = "311860917";
const OTHER: &str = "310202398";

fn text(outcome: Result<Token, ClientError>) -> String {
    outcome.unwrap().expose().to_owned()
}

#[test]
fn a_token_is_kept_until_its_margin_and_renewed_within_it() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [token("t1", 120), token("t2", 120)]);
    assert_eq!(client.cached(&query(CUSTOMER)), None);
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    clock.advance(Duration::from_secs(89));
    assert_eq!(client.cached(&query(CUSTOMER)).unwrap().expose(), "t1");
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    clock.advance(Duration::from_secs(1));
    assert_eq!(client.cached(&query(CUSTOMER)), None, "30 seconds before its end it is due");
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t2");
    assert_eq!(client.host().transport.sent().len(), 2);
}

#[test]
fn a_short_token_is_renewed_in_its_last_quarter() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [token("t1", 20), token("t2", 20)]);
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    clock.advance(Duration::from_secs(14));
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    clock.advance(Duration::from_secs(1));
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t2");
}

#[test]
fn the_old_token_is_served_if_its_renewal_fails_and_never_past_its_end() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [token("t1", 120), network()]);
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    clock.advance(Duration::from_secs(100));
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    let sent = client.host().transport.sent().len();
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    assert_eq!(client.host().transport.sent().len(), sent, "after a failed renewal callers are spared the next");
    clock.advance(Duration::from_secs(20));
    assert_eq!(call(&clock, &client, CUSTOMER).unwrap_err().class(), ErrorClass::Network);
}

#[test]
fn an_early_renewal_holds_its_caller_up_for_two_seconds_at_most() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [token("t1", 120), Answer::Silence]);
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    clock.advance(Duration::from_secs(100));
    let before = clock.monotonic();
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    assert_eq!(clock.monotonic().checked_sub(before), Some(Duration::from_secs(2)));
}

#[test]
fn both_clocks_end_a_token() {
    for move_clock in [
        (|clock: &VirtualClock| clock.set_wall(3_600)) as fn(&VirtualClock),
        |clock| clock.suspend(Duration::from_secs(121)),
        |clock| {
            clock.set_wall(-3_600);
            clock.advance(Duration::from_secs(121));
        },
    ] {
        let clock = VirtualClock::new(NOW);
        let client = scripted(&clock, [token("t1", 120), token("t2", 120)]);
        assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
        move_clock(&clock);
        assert_eq!(text(call(&clock, &client, CUSTOMER)), "t2");
    }
}

#[test]
fn a_token_without_a_lifetime_is_handed_out_once() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [answer(200, &[], r#"{"access_token":"once"}"#), token("t2", 120)]);
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "once");
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t2");
}

#[test]
fn the_least_recently_used_token_goes_first() {
    let clock = VirtualClock::new(NOW);
    let transport =
        ScriptedTransport::new(&clock, [token("a", 120), token("b", 120), token("c", 120), token("a2", 120)]);
    let parts = Parts::new(transport, RingSigner::new(&key()).unwrap(), clock.clone(), CountingRandom::default());
    let client = Client::new(parts, config().capacity(2).unwrap());
    for (number, expected) in [(CUSTOMER, "a"), (OTHER, "b"), (CUSTOMER, "a"), ("315181909", "c"), (CUSTOMER, "a")] {
        assert_eq!(text(call(&clock, &client, number)), expected);
    }
    assert_eq!(client.cached(&query(OTHER)), None);
    assert_eq!(client.cached_tokens(), 2);
}

#[test]
fn a_thousand_callers_of_one_key_send_one_request() {
    let clock = VirtualClock::new(NOW);
    let client = client_with(&clock, Slow::new(&clock, 200));
    let outcomes = run(&clock, (0..1_000).map(|_| client.system_user_token(owner(CUSTOMER), None)));
    assert!(outcomes.into_iter().all(|outcome| text(outcome.unwrap()) == "t1"));
    assert_eq!(client.host().transport.sent.get(), 1);
}

#[test]
fn a_thousand_callers_share_the_failure_of_one_call() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [network()]);
    let outcomes = run(&clock, (0..1_000).map(|_| client.system_user_token(owner(CUSTOMER), None)));
    assert!(outcomes.into_iter().all(|outcome| outcome.unwrap().unwrap_err().code() == "transport.network"));
    assert_eq!(client.host().transport.sent().len(), 3, "one call's three attempts");
}

#[test]
fn keys_do_not_wait_for_one_another() {
    let clock = VirtualClock::new(NOW);
    let client = client_with(&clock, Slow::new(&clock, 1_000));
    let numbers: Vec<OrganisationNumber> = organisations().take(100).collect();
    run(&clock, numbers.iter().map(|number| client.system_user_token(*number, None)));
    assert_eq!(clock.monotonic(), Duration::from_secs(1), "all at once");
    assert_eq!(client.host().transport.sent.get(), 100);
}

#[test]
fn a_cancelled_leader_costs_its_followers_nothing_but_time() {
    let clock = VirtualClock::new(NOW);
    let client = client_with(&clock, Slow::new(&clock, 500));
    let leader = cancelled_after(&clock, Duration::from_millis(100), client.system_user_token(owner(CUSTOMER), None));
    let follower = async { Some(client.system_user_token(owner(CUSTOMER), None).await) };
    let outcomes = run::<Option<_>>(&clock, [boxed(leader), boxed(follower)]);
    assert!(outcomes[0].as_ref().unwrap().is_none(), "the leader was dropped");
    assert_eq!(text(outcomes[1].clone().unwrap().unwrap()), "t2", "the follower asked by itself");
    assert_eq!(client.host().transport.dropped.get(), 1);
    assert_eq!(client.host().transport.sent.get(), 2);
}

#[test]
fn a_transport_that_asks_for_the_same_key_gets_an_error_at_its_deadline() {
    let clock = VirtualClock::new(NOW);
    let client = Rc::new_cyclic(|weak: &std::rc::Weak<Client<_>>| client_with(&clock, Reentrant(weak.clone())));
    let outcome = call(&clock, &client, CUSTOMER);
    assert!(clock.monotonic() <= Duration::from_millis(10_500), "{:?}", clock.monotonic());
    assert!(matches!(outcome.unwrap_err().class(), ErrorClass::Timeout | ErrorClass::Network));
}

#[test]
fn no_call_outlives_its_deadline() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [Answer::Silence]);
    let error = call(&clock, &client, CUSTOMER).unwrap_err();
    assert_eq!((error.code(), clock.monotonic()), ("transport.timeout", Duration::from_secs(10)));
}

#[test]
fn permanent_refusals_are_not_repeated() {
    for (status, body) in [
        (400, refusal("invalid_altinn_customer_configuration", "x", 303)),
        (400, refusal("invalid_grant", "x", 100)),
        (301, String::new()),
        (451, String::new()),
        (200, r#"{"access_token":""}"#.to_owned()),
    ] {
        let clock = VirtualClock::new(NOW);
        let client = scripted(&clock, [answer(status, &[], &body)]);
        assert_eq!(call(&clock, &client, CUSTOMER).unwrap_err().retry(), Retry::No);
        assert_eq!(client.host().transport.sent().len(), 1, "{status} {body}");
    }
}

#[test]
fn every_retry_is_a_new_grant() {
    let clock = VirtualClock::new(NOW);
    let replayed = answer(400, &[], &refusal("invalid_grant", "Grant is used before", 12));
    let client = scripted(&clock, [network(), replayed, token("t1", 120)]);
    assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
    let mut bodies: Vec<_> = client.host().transport.sent().into_iter().map(|sent| sent.request.body).collect();
    bodies.dedup();
    assert_eq!(bodies.len(), 3);
}

#[test]
fn a_used_grant_is_renewed_once() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [answer(400, &[], &refusal("invalid_grant", "Grant is used before", 12))]);
    assert_eq!(call(&clock, &client, CUSTOMER).unwrap_err().code(), "maskinporten.mp_012");
    assert_eq!(client.host().transport.sent().len(), 2);
}

#[test]
fn a_pause_that_passes_the_deadline_is_not_begun() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [answer(429, &[("Retry-After", "30")], "")]);
    let error = call(&clock, &client, CUSTOMER).unwrap_err();
    assert_eq!((error.class(), clock.slept().len()), (ErrorClass::RateLimited, 0));
}

/// Seconds of the grant's `iat` in each request.
fn issue_times(client: &Scripted) -> Vec<u64> {
    let sent = client.host().transport.sent();
    let body = |sent: &systembruker::testing::SentRequest| String::from_utf8(sent.request.body.clone()).unwrap();
    let assertion = |body: String| body.split_once("assertion=").unwrap().1.to_owned();
    let grant = |text: String| systembruker::UnverifiedGrant::decode(&text).unwrap();
    sent.iter().map(|sent| grant(assertion(body(sent))).iat.unwrap().whole_seconds()).collect()
}

#[test]
fn the_clock_is_corrected_once_and_stays_corrected() {
    let clock = VirtualClock::new(NOW);
    let early =
        answer(400, &[("date", "@@HTTPDATE+-300")], &refusal("invalid_grant", "Issue time is in the future.", 0));
    let late = answer(400, &[("date", "@@HTTPDATE+300")], &refusal("invalid_grant", "JWT is expired", 130));
    for (refused, offset) in [(late, 300_i64), (early, -300)] {
        let client = scripted(&clock, [refused, token("t1", 120), token("t2", 120)]);
        let now = clock.now().seconds();
        assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
        assert_eq!(text(call(&clock, &client, OTHER)), "t2");
        let times = issue_times(&client);
        let corrected = now.saturating_add_signed(offset);
        assert_eq!(times[0], now);
        assert!(times[1..].iter().all(|time| (corrected..corrected + 3).contains(time)), "{times:?}, {corrected}");
    }
}

#[test]
fn a_correction_ends_when_the_clock_is_set_right() {
    let behind = answer(400, &[("date", "@@HTTPDATE+200")], &refusal("invalid_grant", "JWT is expired", 130));
    // too far off to be corrected is as good a reason to drop what was known before
    for date in ["@@HTTPDATE+0", "@@HTTPDATE+-9", "@@HTTPDATE+90000"] {
        let refused = answer(400, &[("date", date)], &refusal("invalid_grant", "Issue time is in the future.", 0));
        let clock = VirtualClock::new(NOW);
        let client = scripted(&clock, [behind.clone(), token("t1", 120), refused, token("t2", 120)]);
        assert_eq!(text(call(&clock, &client, "311860917")), "t1");
        clock.set_wall(200);
        client.clear();
        assert_eq!(text(call(&clock, &client, "311860917")), "t2", "{date}");
        assert_eq!(issue_times(&client).last(), Some(&clock.now().seconds()), "{date}");
    }
}

#[test]
fn a_second_refusal_for_the_time_names_the_measured_offset() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(
        &clock,
        [answer(400, &[("date", "@@HTTPDATE+300")], &refusal("invalid_grant", "JWT is expired", 130))],
    );
    let error = call(&clock, &client, CUSTOMER).unwrap_err();
    assert_eq!(error.class(), ErrorClass::ClockSkew);
    assert!(error.to_string().contains("300 s"), "{error}");
    assert_eq!(client.host().transport.sent().len(), 2);
}

#[test]
fn a_date_that_says_little_or_nonsense_corrects_nothing() {
    for date in ["@@HTTPDATE+10", "@@HTTPDATE+86400", "yesterday"] {
        let clock = VirtualClock::new(NOW);
        let late = answer(400, &[("date", date)], &refusal("invalid_grant", "JWT is expired", 130));
        let client = scripted(&clock, [late, token("t1", 120)]);
        let now = clock.now().seconds();
        assert_eq!(text(call(&clock, &client, CUSTOMER)), "t1");
        assert!(issue_times(&client).iter().all(|time| *time <= now + 1), "{date}");
    }
}

#[test]
fn a_system_user_that_was_approved_just_now_is_waited_for_if_asked() {
    let clock = VirtualClock::new(NOW);
    let unknown = answer(400, &[], &refusal("invalid_altinn_customer_configuration", "x", 303));
    let client = scripted(&clock, [unknown.clone(), unknown.clone(), token("t1", 120)]);
    let query = query(CUSTOMER);
    let outcome = run(&clock, [client.token_just_approved(&query)]).remove(0).unwrap();
    assert_eq!(text(outcome), "t1");
    assert_eq!(clock.slept(), [15, 30].map(Duration::from_secs));
    let client = scripted(&clock, [unknown]);
    assert!(run(&clock, [client.token_just_approved(&query)]).remove(0).unwrap().is_err());
    assert_eq!(client.host().transport.sent().len(), 5);
}

#[test]
fn a_token_that_an_api_refused_can_be_forgotten() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [token("t1", 120), token("t2", 120)]);
    let first = call(&clock, &client, CUSTOMER).unwrap();
    client.forget(&query(CUSTOMER), &first);
    let second = call(&clock, &client, CUSTOMER).unwrap();
    assert_eq!(second.expose(), "t2");
    client.forget(&query(CUSTOMER), &first);
    assert_eq!(client.cached(&query(CUSTOMER)), Some(second), "only the token that was refused goes");
}

#[test]
fn an_altinn_token_has_its_own_key_and_lifetime() {
    let clock = VirtualClock::new(NOW);
    let altinn = common::token_of(common::HEADER, format!(r#"{{"exp":{}}}"#, NOW.seconds() + 1_800).as_bytes());
    let client = scripted(&clock, [token("mp", 120), answer(200, &[], &format!("\"{altinn}\"")), token("mp2", 120)]);
    let query = TokenQuery { altinn: true, ..query(CUSTOMER) };
    let outcome = run(&clock, [client.token(&query)]).remove(0).unwrap();
    assert_eq!(text(outcome), altinn);
    assert_eq!(client.cached(&common_query()).unwrap().expose(), "mp");
    let sent = client.host().transport.sent();
    assert_eq!(sent[1].request.url, "https://platform.tt02.altinn.no/authentication/api/v1/exchange/maskinporten");
    clock.advance(Duration::from_secs(1_700));
    assert_eq!(client.cached(&query).unwrap().expose(), altinn);
}

#[test]
fn without_randomness_no_grant_goes_out() {
    struct Nothing;
    impl systembruker::Random for Nothing {
        fn fill(&self, _: &mut [u8]) -> Result<(), systembruker::RandomError> {
            Err(systembruker::RandomError)
        }
    }
    let clock = VirtualClock::new(NOW);
    let transport = ScriptedTransport::new(&clock, [token("t1", 120)]);
    let client = Client::new(Parts::new(transport, RingSigner::new(&key()).unwrap(), clock.clone(), Nothing), config());
    let error = call(&clock, &client, CUSTOMER).unwrap_err();
    assert_eq!((error.code(), error.retry()), ("client.random", Retry::No));
    assert_eq!(client.host().transport.sent().len(), 0);
}

#[test]
fn a_batch_gives_each_customers_outcome_as_it_comes() {
    use futures_util::StreamExt as _;
    let clock = VirtualClock::new(NOW);
    let client = client_with(&clock, Slow::new(&clock, 1_000));
    let customers = organisations().take(100).map(|owner| RequestedSystemUser { owner, external_ref: None });
    let all = async { client.system_user_tokens(customers, 10).collect::<Vec<_>>().await };
    let outcomes = run(&clock, [all]).remove(0).unwrap();
    assert_eq!(outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count(), 100);
    assert_eq!(clock.monotonic(), Duration::from_secs(10), "ten at a time");
}

#[test]
fn one_customers_failure_stops_no_other() {
    use futures_util::StreamExt as _;
    let clock = VirtualClock::new(NOW);
    let unknown = answer(400, &[], &refusal("invalid_altinn_customer_configuration", "x", 303));
    let client = scripted(&clock, [unknown, token("t2", 120), token("t3", 120)]);
    let customers = organisations().take(3).map(|owner| RequestedSystemUser { owner, external_ref: None });
    let all = async { client.system_user_tokens(customers, 1).collect::<Vec<_>>().await };
    let outcomes = run(&clock, [all]).remove(0).unwrap();
    assert_eq!(outcomes.iter().map(|(_, outcome)| outcome.is_ok()).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn an_exchange_has_its_own_time_after_waiting_for_a_new_system_user() {
    let clock = VirtualClock::new(NOW);
    let unknown = answer(400, &[], &refusal("invalid_altinn_customer_configuration", "x", 303));
    let altinn = common::token_of(common::HEADER, format!(r#"{{"exp":{}}}"#, NOW.seconds() + 1_800).as_bytes());
    let client = scripted(&clock, [unknown, token("mp", 120), answer(200, &[], &altinn)]);
    let query = TokenQuery { altinn: true, ..query(CUSTOMER) };
    assert_eq!(text(run(&clock, [client.token_just_approved(&query)]).remove(0).unwrap()), altinn);
}

#[test]
fn an_altinn_token_that_is_due_is_served_on_if_no_maskinporten_token_comes() {
    let clock = VirtualClock::new(NOW);
    let altinn = common::token_of(common::HEADER, format!(r#"{{"exp":{}}}"#, NOW.seconds() + 1_800).as_bytes());
    let client = scripted(&clock, [token("mp", 120), answer(200, &[], &altinn), Answer::Silence]);
    let query = TokenQuery { altinn: true, ..query(CUSTOMER) };
    run(&clock, [client.token(&query)]);
    clock.advance(Duration::from_secs(1_780));
    let before = clock.monotonic();
    // the second finds the first renewing
    let outcomes = run(&clock, [client.token(&query), client.token(&query)]);
    assert!(outcomes.into_iter().all(|outcome| text(outcome.unwrap()) == altinn));
    assert_eq!(clock.monotonic().checked_sub(before), Some(Duration::from_secs(2)));
    let sent = client.host().transport.sent().len();
    assert_eq!(text(run(&clock, [client.token(&query)]).remove(0).unwrap()), altinn);
    assert_eq!(client.host().transport.sent().len(), sent, "callers are spared the next renewal");
}

#[test]
fn callers_of_one_altinn_token_share_the_failure_of_the_token_behind_it() {
    let clock = VirtualClock::new(NOW);
    let client = scripted(&clock, [network()]);
    let query = TokenQuery { altinn: true, ..query(CUSTOMER) };
    let outcomes = run(&clock, (0..100).map(|_| client.token(&query)));
    assert!(outcomes.into_iter().all(|outcome| outcome.unwrap().unwrap_err().class() == ErrorClass::Network));
    assert_eq!(client.host().transport.sent().len(), 3, "one call's three attempts");
}

fn common_query() -> TokenQuery {
    query(CUSTOMER)
}

/// Organisation numbers that exist arithmetically.
fn organisations() -> impl Iterator<Item = OrganisationNumber> {
    (310_000_000_u32..).filter_map(|number| OrganisationNumber::parse(&number.to_string()).ok())
}

/// Answers after a while, `t1`, `t2`, …; counts what was sent and what was dropped before its answer.
struct Slow {
    clock: VirtualClock,
    millis: u64,
    sent: Cell<usize>,
    dropped: Rc<Cell<usize>>,
}

impl Slow {
    fn new(clock: &VirtualClock, millis: u64) -> Self {
        Self { clock: clock.clone(), millis, sent: Cell::new(0), dropped: Rc::default() }
    }
}

struct OnDrop(Rc<Cell<usize>>, bool);

impl Drop for OnDrop {
    fn drop(&mut self) {
        self.0.set(self.0.get() + usize::from(self.1));
    }
}

impl Transport for Slow {
    async fn send(&self, _: HttpRequest, _: usize, _: Duration) -> Result<HttpResponse, TransportError> {
        let number = self.sent.get() + 1;
        self.sent.set(number);
        let mut guard = OnDrop(Rc::clone(&self.dropped), true);
        self.clock.alarm(self.clock.monotonic() + Duration::from_millis(self.millis)).await;
        guard.1 = false;
        match token(&format!("t{number}"), 120) {
            Answer::Response(response) => Ok(response),
            _ => unreachable!(),
        }
    }
}

/// Asks the client that it serves, for the key that it serves.
struct Reentrant(std::rc::Weak<Client<Parts<Reentrant, RingSigner, VirtualClock, CountingRandom>>>);

impl Transport for Reentrant {
    async fn send(&self, _: HttpRequest, _: usize, _: Duration) -> Result<HttpResponse, TransportError> {
        let client = self.0.upgrade().unwrap();
        let inner = Box::pin(client.system_user_token(owner(CUSTOMER), None)).await;
        assert_eq!(inner.unwrap_err().code(), "client.deadline");
        Err(TransportError::Network { reason: "no token for the transport" })
    }
}

type Boxed<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + 'a>>;

fn boxed<'a, T>(future: impl Future<Output = T> + 'a) -> Boxed<'a, T> {
    Box::pin(future)
}

/// The future's outcome; nothing if it was dropped after that time.
async fn cancelled_after<T>(clock: &VirtualClock, after: Duration, future: impl Future<Output = T>) -> Option<T> {
    let mut alarm = boxed(clock.alarm(clock.monotonic() + after));
    let future = RefCell::new(boxed(future));
    std::future::poll_fn(|context| match future.borrow_mut().as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => alarm.as_mut().poll(context).map(|()| None),
    })
    .await
}
