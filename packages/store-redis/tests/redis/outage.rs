//! A Redis that is away, comes back, hangs or refuses: callers do not notice.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use systembruker::Event;
use systembruker_redis::{RedisStore, redis};
use tokio::time::{Instant, sleep};

use crate::fleet::{CUSTOMER, Fleet, Member, OTHER_CUSTOMER, SECRET};
use crate::server::RedisServer;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killing_redis_loses_no_caller_and_its_return_is_noticed() {
    let mut fleet = Fleet::start().await;
    let member = Arc::new(fleet.member());
    let done = Arc::new(AtomicUsize::new(0));
    let mut callers = tokio::task::JoinSet::new();
    for customer in [CUSTOMER, OTHER_CUSTOMER] {
        let (member, done) = (Arc::clone(&member), Arc::clone(&done));
        callers.spawn(async move {
            for number in 0..20 {
                member.token(customer, number).await;
                done.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    while done.load(Ordering::Relaxed) < 10 {
        sleep(Duration::from_millis(1)).await;
    }
    fleet.redis.kill();
    let when_killed = done.load(Ordering::Relaxed);
    callers.join_all().await;
    assert!(when_killed < 40, "there was something left to lose");
    assert_eq!(fleet.sandbox.token_calls(), 40, "each token was asked for once");
    assert_eq!((member.count(&Event::StoreFailed), member.count(&Event::StoreRecovered)), (1, 0));

    fleet.redis.start_again();
    for number in 20..24 {
        member.token(CUSTOMER, number).await;
    }
    assert_eq!((member.count(&Event::StoreFailed), member.count(&Event::StoreRecovered)), (1, 1));
    let calls = fleet.sandbox.token_calls();
    let newcomer = fleet.member();
    newcomer.token(CUSTOMER, 23).await;
    assert_eq!((newcomer.count(&Event::StoreHit), fleet.sandbox.token_calls()), (1, calls), "shared again");
}

#[tokio::test]
async fn a_redis_that_hangs_holds_a_call_up_and_does_not_fail_it() {
    let fleet = Fleet::start().await;
    let member = fleet.member();
    member.token(CUSTOMER, 0).await;
    fleet.redis.freeze();
    let begin = Instant::now();
    member.token(CUSTOMER, 1).await;
    // half a second for the look, half a second for keeping the token
    assert!(begin.elapsed() < Duration::from_secs(3), "{:?}", begin.elapsed());
    assert_eq!(member.count(&Event::StoreFailed), 1);
    fleet.redis.go_on();
    member.token(CUSTOMER, 2).await;
    member.token(CUSTOMER, 3).await;
    assert_eq!((member.count(&Event::StoreFailed), member.count(&Event::StoreRecovered)), (1, 1));
}

#[tokio::test]
async fn a_redis_that_is_not_there_yet_keeps_no_program_from_starting() {
    let mut fleet = Fleet::start().await;
    fleet.redis.kill();
    let member = fleet.member();
    let begin = Instant::now();
    member.token(CUSTOMER, 0).await;
    assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
    fleet.redis.start_again();
    member.token(CUSTOMER, 1).await;
    member.token(CUSTOMER, 2).await;
    assert_eq!((member.count(&Event::StoreFailed), member.count(&Event::StoreRecovered)), (1, 1));
}

#[tokio::test]
async fn says_why_redis_refuses_and_never_its_password() {
    let fleet = Fleet::on(RedisServer::with(&["--requirepass", "correct-horse"])).await;
    let secret_address = fleet.redis.address().replace("//", "//:battery-staple@");
    for (address, why) in [(fleet.redis.address(), "NOAUTH"), (secret_address, "WRONGPASS")] {
        let told = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&told);
        let store = RedisStore::open(&address).unwrap();
        let store = store.on_error(move |error| log.lock().unwrap().push(format!("{error} {error:?}")));
        let printed = format!("{store:?}");
        let member = fleet.member_with(SECRET, store);
        member.token(CUSTOMER, 0).await;
        let told = told.lock().unwrap().concat();
        assert!(told.contains(why) || told.contains("authentication"), "{told}");
        assert!(!told.contains("battery-staple") && !printed.contains("battery-staple"), "{told} {printed}");
        assert_eq!(member.count(&Event::StoreFailed), 1);
    }
    let good = fleet.redis.address().replace("//", "//:correct-horse@");
    let member = fleet.member_with(SECRET, RedisStore::open(&good).unwrap());
    member.token(CUSTOMER, 0).await;
    assert_eq!(member.count(&Event::StoreFailed), 0);
}

#[tokio::test]
async fn a_redis_that_turned_the_store_away_is_tried_again() {
    let fleet = Fleet::on(RedisServer::with(&["--maxclients", "1"])).await;
    let crowd = fleet.redis.connection();
    let member = fleet.member();
    member.token(CUSTOMER, 0).await;
    assert_eq!((member.count(&Event::StoreFailed), member.count(&Event::StoreRecovered)), (1, 0));
    drop(crowd);
    recovers(&member).await;

    let fleet = Fleet::on(RedisServer::with(&["--requirepass", "correct-horse"])).await;
    let at = |password: &str| fleet.redis.address().replace("//", &format!("//:{password}@"));
    let member = fleet.member_with(SECRET, RedisStore::open(&at("battery-staple")).unwrap());
    member.token(CUSTOMER, 0).await;
    let mut operator = redis::Client::open(at("correct-horse")).unwrap().get_connection().unwrap();
    redis::cmd("CONFIG").arg("SET").arg("requirepass").arg("battery-staple").exec(&mut operator).unwrap();
    recovers(&member).await;
}

/// Redis notices a change within a moment; until then tokens come all the same.
async fn recovers(member: &Member) {
    for number in 1..24 {
        member.token(CUSTOMER, number).await;
        if member.count(&Event::StoreRecovered) == 1 {
            return assert_eq!(member.count(&Event::StoreFailed), 1);
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("the store is not found again");
}

#[tokio::test]
async fn refuses_what_is_no_address_without_repeating_it() {
    for address in ["", "127.0.0.1:6379", "http://127.0.0.1/", "redis://:battery-staple@127.0.0.1:99999/"] {
        let error = RedisStore::open(address).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("battery-staple"));
    }
}
