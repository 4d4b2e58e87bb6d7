//! Many callers at once, beside a client that has one lock for the whole process.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use tokio::task::JoinSet;

use super::host::{Bench, client, organisations, query};

const CALLERS: usize = 1_000;
const PAUSE: Duration = Duration::from_millis(5);

pub(crate) async fn measure() {
    let one = Arc::new(client(10, PAUSE));
    let owner = organisations(1)[0];
    let shared = all((0..CALLERS).map(|_| call(&one, owner))).await;
    let requests = one.host().transport.sent.load(Ordering::Relaxed);

    let many = Arc::new(client(CALLERS, PAUSE));
    let own_keys = all(organisations(CALLERS).into_iter().map(|owner| call(&many, owner))).await;

    let locked = Arc::new(client(CALLERS, PAUSE));
    let lock = Arc::new(Mutex::new(()));
    let one_lock = all(organisations(CALLERS).into_iter().map(|owner| {
        let (lock, call) = (Arc::clone(&lock), call(&locked, owner));
        async move {
            let _held = lock.lock().await;
            call.await;
        }
    }))
    .await;

    let times = one_lock.as_secs_f64() / own_keys.as_secs_f64();
    println!("\n{CALLERS} cold callers at once, {PAUSE:?} an answer");
    println!("  one key            {shared:>8.1?}  {requests} request");
    println!("  a key each         {own_keys:>8.1?}");
    println!("  one process lock   {one_lock:>8.1?}  {times:.0} times as long");
    assert_eq!(requests, 1, "callers of one key share one request");
    assert!(times > 10.0, "keys wait for one another");
}

fn call(client: &Arc<Bench>, owner: systembruker::OrganisationNumber) -> impl Future<Output = ()> + Send + use<> {
    let client = Arc::clone(client);
    async move {
        client.token(&query(owner)).await.expect("a token");
    }
}

async fn all(calls: impl Iterator<Item = impl Future<Output = ()> + Send + 'static>) -> Duration {
    let begun = Instant::now();
    calls.collect::<JoinSet<()>>().join_all().await;
    begun.elapsed()
}
