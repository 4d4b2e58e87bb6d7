//! Who holds a key's lock, and for how long.

use std::time::Duration;

use systembruker::TokenStore as _;
use systembruker_redis::RedisStore;
use systembruker_sandbox::FaultKind;
use tokio::time::{Instant, sleep};

use crate::fleet::{CUSTOMER, Fleet, query};
use crate::spy::store_key;
use crate::worker::Worker;

const LONG: Duration = Duration::from_secs(60);

#[tokio::test]
async fn only_its_holder_gives_a_lock_back() {
    let fleet = Fleet::start().await;
    let key = store_key(&fleet, &query(CUSTOMER, 0)).await;
    let [first, second] = [0; 2].map(|_| RedisStore::open(&fleet.redis.address()).unwrap());
    assert_eq!(first.try_lock(&key, "first", LONG).await, Ok(true));
    assert_eq!(second.try_lock(&key, "second", LONG).await, Ok(false));
    second.unlock(&key, "second").await.unwrap();
    assert_eq!(second.try_lock(&key, "second", LONG).await, Ok(false), "another's lock stays");
    first.unlock(&key, "first").await.unwrap();
    assert_eq!(second.try_lock(&key, "second", LONG).await, Ok(true));
    first.unlock(&key, "first").await.unwrap();
    assert_eq!(first.try_lock(&key, "first", LONG).await, Ok(false), "a lock is given back once");
}

#[tokio::test]
async fn a_lock_ends_by_itself_and_its_late_holder_does_no_harm() {
    let fleet = Fleet::start().await;
    let key = store_key(&fleet, &query(CUSTOMER, 0)).await;
    let store = RedisStore::open(&fleet.redis.address()).unwrap();
    assert_eq!(store.try_lock(&key, "gone", Duration::from_millis(200)).await, Ok(true));
    sleep(Duration::from_millis(300)).await;
    assert_eq!(store.try_lock(&key, "next", LONG).await, Ok(true));
    store.unlock(&key, "gone").await.unwrap();
    assert_eq!(store.try_lock(&key, "third", LONG).await, Ok(false), "the next one's lock stays");
}

#[tokio::test]
async fn keeps_an_entry_for_its_time_and_no_longer() {
    let fleet = Fleet::start().await;
    let [key, other] = [store_key(&fleet, &query(CUSTOMER, 0)).await, store_key(&fleet, &query(CUSTOMER, 1)).await];
    let store = RedisStore::open(&fleet.redis.address()).unwrap().prefix("team a:");
    let entry = vec![0, 255, 13, 10];
    store.save(&key, entry.clone(), Duration::from_millis(300)).await.unwrap();
    store.save(&other, entry.clone(), Duration::ZERO).await.unwrap();
    assert_eq!(store.load(&key).await, Ok(Some(entry)));
    let elsewhere = RedisStore::open(&fleet.redis.address()).unwrap();
    assert_eq!(elsewhere.load(&key).await, Ok(None), "another prefix is another place");
    sleep(Duration::from_millis(400)).await;
    assert_eq!((store.load(&key).await, store.load(&other).await), (Ok(None), Ok(None)));
}

#[tokio::test]
async fn a_process_that_dies_while_it_asks_holds_the_others_up_for_five_seconds() {
    let fleet = Fleet::start().await;
    fleet.sandbox.add_fault(FaultKind::Delay { ms: 60_000 }).unwrap();
    let mut worker = Worker::start(&fleet).await;
    worker.ask_for(0).await;
    while fleet.sandbox.token_calls() == 0 {
        sleep(Duration::from_millis(5)).await;
    }
    worker.kill().await;
    let begin = Instant::now();
    fleet.member().token(CUSTOMER, 0).await;
    let waited = begin.elapsed();
    assert!(waited > Duration::from_secs(3) && waited < Duration::from_secs(6), "{waited:?}");
    assert_eq!(fleet.sandbox.token_calls(), 2);
}
