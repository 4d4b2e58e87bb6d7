//! One run of the simulated world.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;
use systembruker::testing::{SeededRandom, VirtualClock, run};
use systembruker::{
    Algorithm, Client, ClientConfig, ClientId, Clock as _, Environment, ExternalRef, KeyId, OrganisationNumber, Parts,
    ScopeSet, Signer, SigningError,
};

use crate::caller::Caller;
use crate::server::{Ledger, START, Server};

/// What is simulated. The same plan gives the same run.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// The seed of everything random.
    pub seed: u64,
    /// How many customers there are.
    pub customers: usize,
    /// Programs that ask at the same time.
    pub callers: usize,
    /// Simulated time.
    pub hours: u64,
    /// How many requests of a hundred meet a fault.
    pub faults_percent: u64,
}

/// What came of it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Tokens handed out.
    pub served: usize,
    /// Calls that ended in an error.
    pub failed: usize,
    /// Calls that were given up.
    pub cancelled: usize,
    /// Requests sent.
    pub requests: usize,
    /// Tokens that had expired, by the server's clock, when they were handed out.
    pub expired: usize,
    /// Tokens of another customer, or of nobody.
    pub foreign: usize,
    /// Requests with a `jti` that the server had seen.
    pub replayed: usize,
    /// Programs that never came to their end.
    pub lost: usize,
    /// Keys in the cache at the end.
    pub kept: usize,
    /// Requests that nobody waits for any more.
    pub in_flight: usize,
    /// The longest call.
    pub longest: Duration,
}

/// A signer that costs nothing: the world reads grants and checks no signature.
struct NoSigner;

impl Signer for NoSigner {
    async fn sign(&self, _: Algorithm, _: &[u8]) -> Result<Vec<u8>, SigningError> {
        Ok(vec![7; 256])
    }
}

/// Tokens that the client may keep: fewer than there are customers, so that some go.
const CAPACITY: usize = 500;

/// Runs the plan to its end.
pub fn simulate(plan: Plan) -> Outcome {
    let clock = VirtualClock::new(START);
    let server = Server {
        clock: clock.clone(),
        random: Rc::new(SeededRandom::new(plan.seed)),
        ledger: Rc::new(RefCell::new(Ledger::default())),
        suspended: Rc::default(),
        faults_percent: plan.faults_percent,
    };
    let parts = Parts::new(server.clone(), NoSigner, clock.clone(), SeededRandom::new(!plan.seed));
    let client = Client::new(parts, config());
    let customers = customers(plan.customers);
    let outcome = RefCell::new(Outcome::default());
    let until = Duration::from_secs(plan.hours * 3_600);
    let mut tasks: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = vec![Box::pin(misbehave(&server, until))];
    for _ in 0..plan.callers {
        let (client, server) = (&client, &server);
        tasks.push(Box::pin(Caller { client, server, customers: &customers, until, outcome: &outcome }.run()));
    }
    let ended = run(&clock, tasks);
    let mut outcome = outcome.into_inner();
    let ledger = server.ledger.borrow();
    outcome.lost = ended.iter().filter(|end| end.is_none()).count();
    (outcome.requests, outcome.replayed, outcome.in_flight) = (ledger.requests, ledger.replayed, ledger.in_flight);
    outcome.kept = client.cached_tokens();
    outcome
}

/// Sets the wall clock forward and back, and suspends the machine, every now and then.
async fn misbehave(server: &Server, until: Duration) {
    let mut wall: i64 = 0;
    while server.clock.monotonic() < until {
        let random = server.random.next();
        server.clock.alarm(server.clock.monotonic() + Duration::from_secs(60 + random % 1_200)).await;
        match random % 5 {
            // an operator, or a time server, within an hour of the truth; never left behind it, for a token's
            // end is then told by the monotonic clock alone
            0 | 1 => {
                let to = i64::try_from(server.random.next() % 3_600).unwrap_or_default();
                server.clock.set_wall(to - wall);
                wall = to;
            }
            2 => {
                let asleep = Duration::from_secs(server.random.next() % 900);
                *server.suspended.borrow_mut() += asleep;
                server.clock.suspend(asleep);
            }
            _ => {}
        }
    }
}

fn config() -> ClientConfig {
    let client_id = ClientId::parse("simulation").expect("a client id");
    let (kid, scope) = (KeyId::parse("k").expect("a kid"), ScopeSet::parse("altinn:demo.read").expect("a scope"));
    ClientConfig::new(Environment::Test, client_id, kid, scope).capacity(CAPACITY).expect("a capacity")
}

/// Customers, every third of them with a second system user.
fn customers(count: usize) -> Vec<(OrganisationNumber, Option<ExternalRef>)> {
    let numbers = (310_000_000_u32..).filter_map(|number| OrganisationNumber::parse(&number.to_string()).ok());
    let external_ref = ExternalRef::parse("avd-2").ok();
    let mut customers = Vec::new();
    for (index, number) in numbers.take(count).enumerate() {
        customers.push((number, None));
        if index.is_multiple_of(3) {
            customers.push((number, external_ref.clone()));
        }
    }
    customers
}
