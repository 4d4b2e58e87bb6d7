//! Ten thousand customers, none of whose tokens is at hand, against the sandbox in a process of its own.

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use systembruker::{Algorithm, Client, Environment, KeyId, OrganisationNumber, PrivateKey, RingSigner};
use systembruker_reqwest::{TokioHost, tokio_host};
use tokio::task::JoinSet;

use super::host::{config, organisations, query};

const CUSTOMERS: usize = 10_000;
const CONCURRENCY: usize = 64;
const LATENCY: Duration = Duration::from_millis(20);
/// Asked one after another; more would only take longer.
const SEQUENTIAL: usize = 300;

/// Made for tests alone.
const PEM: &str = include_str!("../../../../core/tests/common/throw_away.pem");

pub(crate) async fn measure() {
    let customers = organisations(CUSTOMERS);
    let document = sandbox_config(&customers);
    // a sandbox that only starts and reads its registers: what the busy one pays beside its requests
    drop(Sandbox::start(&document));
    let idle = cpu(UsageWho::RUSAGE_CHILDREN);

    let sandbox = Sandbox::start(&document);
    let client = sandbox.client();
    let own = cpu(UsageWho::RUSAGE_SELF);
    let begun = Instant::now();
    let next = Arc::new(AtomicUsize::new(0));
    let customers = Arc::new(customers);
    let mut workers = JoinSet::new();
    for _ in 0..CONCURRENCY {
        let (client, customers, next) = (Arc::clone(&client), Arc::clone(&customers), Arc::clone(&next));
        workers.spawn(async move {
            while let Some(owner) = customers.get(next.fetch_add(1, Ordering::Relaxed)) {
                client.token(&query(*owner)).await.expect("a token");
            }
        });
    }
    workers.join_all().await;
    let wall = begun.elapsed();
    let client_cpu = cpu(UsageWho::RUSAGE_SELF).saturating_sub(own);
    drop(sandbox);
    let sandbox_cpu = cpu(UsageWho::RUSAGE_CHILDREN).saturating_sub(idle).saturating_sub(idle);

    let one_by_one = sequential(&document, &customers).await;
    report(wall, client_cpu, sandbox_cpu, one_by_one);
}

/// What one customer costs a client that signs and asks one after another.
async fn sequential(document: &Value, customers: &[OrganisationNumber]) -> Duration {
    let sandbox = Sandbox::start(document);
    let client = sandbox.client();
    let begun = Instant::now();
    for owner in customers.iter().take(SEQUENTIAL) {
        client.token(&query(*owner)).await.expect("a token");
    }
    begun.elapsed() / u32::try_from(SEQUENTIAL).expect("small")
}

fn report(wall: Duration, client_cpu: Duration, sandbox_cpu: Duration, one_by_one: Duration) {
    let cores = u32::try_from(std::thread::available_parallelism().map_or(1, usize::from)).expect("few");
    let requests = u32::try_from(CUSTOMERS).expect("small");
    let by_cpu = (client_cpu + sandbox_cpu) / cores;
    let by_latency = LATENCY * requests / u32::try_from(CONCURRENCY).expect("small");
    let bound = by_cpu.max(by_latency);
    let ratio = wall.as_secs_f64() / bound.as_secs_f64();
    println!("\n{CUSTOMERS} customers cold, {LATENCY:?} latency, {CONCURRENCY} at a time, {cores} cores");
    println!("  client CPU         {:>8.1?} a request", client_cpu / requests);
    println!("  sandbox CPU        {:>8.1?} a request", sandbox_cpu / requests);
    println!("  bound by CPU       {by_cpu:>8.2?}");
    println!("  bound by latency   {by_latency:>8.2?}");
    println!("  wall               {wall:>8.2?}  {ratio:.2} of the greater bound");
    println!("  one after another  {:>8.2?}  ({SEQUENTIAL} measured, {one_by_one:.1?} each)", one_by_one * requests);
}

/// User and system time.
fn cpu(who: UsageWho) -> Duration {
    let usage = getrusage(who).expect("getrusage answers");
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Duration::from_micros(micros.unsigned_abs())
}

struct Sandbox {
    process: Child,
    issuer: String,
}

impl Sandbox {
    fn start(document: &Value) -> Self {
        let file = std::env::temp_dir().join(format!("systembruker-bench-{}.json", std::process::id()));
        std::fs::write(&file, document.to_string()).expect("a temporary file");
        let mut process = Command::new(program())
            .arg("--config")
            .arg(&file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("`cargo xtask bench` builds the sandbox first");
        let stdout = process.stdout.take().expect("a pipe");
        let line = BufReader::new(stdout).lines().next().expect("a line").expect("readable");
        let addresses: Value = serde_json::from_str(&line).expect("JSON");
        let _ = std::fs::remove_file(&file);
        Self { process, issuer: addresses["issuer"].as_str().unwrap_or_default().to_owned() }
    }

    fn client(&self) -> Arc<Client<TokioHost>> {
        let signer = RingSigner::new(&PrivateKey::from_pem(PEM).expect("a key")).expect("a signer");
        let environment = Environment::from_issuer(&self.issuer).expect("an address");
        Arc::new(Client::new(tokio_host(signer).expect("a host"), config(environment, CUSTOMERS)))
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // its input closes, and it ends
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// Beside this benchmark, two folders up.
fn program() -> PathBuf {
    let mut path = std::env::current_exe().expect("a path");
    path.pop();
    path.pop();
    path.join("systembruker-sandbox")
}

fn sandbox_config(customers: &[OrganisationNumber]) -> Value {
    let key = PrivateKey::from_pem(PEM).expect("a key");
    let jwk = key.public_key().to_jwk(&KeyId::parse("bench").expect("a kid"), Algorithm::Rs256);
    let jwk: Value = serde_json::from_str(&jwk).expect("JSON");
    let system = "315181909_nordlys_lonn";
    let client_id = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";
    let user = |owner: &OrganisationNumber| json!({ "system_id": system, "systemuser_org": owner.to_string() });
    json!({
        "clients": [{
            "client_id": client_id, "organisation": "315181909", "scopes": ["altinn:demo.read"], "keys": [{ "jwk": jwk }],
        }],
        "grants": [{ "scope": "altinn:demo.read", "organisation": "315181909" }],
        "systems": [{ "id": system, "vendor": "315181909", "clientId": [client_id] }],
        "system_users": customers.iter().map(user).collect::<Vec<_>>(),
        "faults": [{ "kind": "delay", "ms": 20, "times": "forever" }],
    })
}
