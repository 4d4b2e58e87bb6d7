//! What Redis learns, and what somebody who writes to it can do.

use std::io::Read as _;
use std::net::Shutdown;
use std::thread;

use systembruker::{Event, TokenQuery};
use systembruker_redis::RedisStore;
use systembruker_redis::redis::{Commands as _, Connection, CopyOptions};

use crate::fleet::{
    CLIENT_ID, CUSTOMER, Fleet, Member, OTHER_CUSTOMER, SCOPE, SYSTEM, VENDOR, owner, query, reference,
};

/// The Redis key of a query's token.
fn place(member: &Member, query: &TokenQuery) -> String {
    let hash = member.client.token_key(query).fingerprint();
    hash.iter().fold("systembruker:".to_owned(), |place, byte| place + &format!("{byte:02x}"))
}

#[tokio::test]
async fn an_entry_in_another_customers_place_does_not_open() {
    let fleet = Fleet::start().await;
    let first = fleet.member();
    let token = first.token(CUSTOMER, 0).await;
    let mut redis = fleet.redis.connection();
    let [from, to] = [CUSTOMER, OTHER_CUSTOMER].map(|customer| place(&first, &query(customer, 0)));
    let copied: bool = redis.copy(&from, &to, CopyOptions::default()).unwrap();
    assert!(copied);

    let second = fleet.member();
    assert!(second.token(CUSTOMER, 0).await == token, "where it belongs, it opens");
    let theirs = second.token(OTHER_CUSTOMER, 0).await;
    assert_eq!((owner(&token).as_str(), owner(&theirs).as_str()), (CUSTOMER, OTHER_CUSTOMER));
    assert_eq!((second.count(&Event::StoreHit), fleet.sandbox.token_calls()), (1, 2));
}

#[tokio::test]
async fn an_entry_that_was_sealed_with_another_key_or_damaged_does_not_open() {
    let fleet = Fleet::start().await;
    fleet.member().token(CUSTOMER, 0).await;
    let stranger = fleet.member_with([8; 32], RedisStore::open(&fleet.redis.address()).unwrap());
    stranger.token(CUSTOMER, 0).await;
    assert_eq!((stranger.count(&Event::StoreHit), fleet.sandbox.token_calls()), (0, 2));

    let at = place(&stranger, &query(CUSTOMER, 0));
    let mut redis = fleet.redis.connection();
    let sealed: Vec<u8> = redis.get(&at).unwrap();
    let mut flipped = sealed.clone();
    *flipped.last_mut().unwrap() ^= 1;
    for (calls, damaged) in [(3, Vec::new()), (4, b"{}".to_vec()), (5, sealed[..20].to_vec()), (6, flipped)] {
        redis.set::<_, _, ()>(&at, damaged).unwrap();
        let member = fleet.member();
        member.token(CUSTOMER, 0).await;
        assert_eq!((member.count(&Event::StoreHit), fleet.sandbox.token_calls()), (0, calls));
        assert_eq!(member.count(&Event::StoreFailed), 0);
    }
}

#[tokio::test]
async fn redis_is_told_no_token_and_nothing_of_a_customer() {
    let fleet = Fleet::start().await;
    let mut monitor = fleet.redis.monitor();
    let end = monitor.try_clone().unwrap();
    let told = thread::spawn(move || {
        let mut told = Vec::new();
        monitor.read_to_end(&mut told).map(|_| told).unwrap()
    });
    let first = fleet.member();
    let altinn = TokenQuery { altinn: true, ..query(CUSTOMER, 1) };
    let tokens = [
        first.token(CUSTOMER, 0).await,
        first.client.token(&altinn).await.unwrap(),
        first.client.token(&TokenQuery::default()).await.unwrap(),
    ];
    let second = fleet.member();
    assert!(second.token(CUSTOMER, 0).await == tokens[0]);
    assert_eq!(second.count(&Event::StoreHit), 1);

    let mut redis = fleet.redis.connection();
    let all = dump(&mut redis);
    end.shutdown(Shutdown::Both).unwrap();
    let seen = [told.join().unwrap(), all].concat();
    for expected in ["\"GET\" \"systembruker:", "\"EVAL\"", &place(&first, &query(CUSTOMER, 0))] {
        assert!(contains(&seen, expected), "{expected}");
    }
    let reference = reference(0);
    let mut secrets = vec![CUSTOMER, VENDOR, CLIENT_ID, SCOPE, SYSTEM, &reference, fleet.key.kid(), "eyJ", "issuer"];
    secrets.extend(tokens.iter().flat_map(|token| token.expose().split('.')));
    for secret in secrets {
        assert!(!contains(&seen, secret), "{secret}");
    }
}

/// Every key with its value.
fn dump(redis: &mut Connection) -> Vec<u8> {
    let keys: Vec<String> = redis.keys("*").unwrap();
    assert_eq!(keys.len(), 4, "two customers' tokens, Altinn's and the vendor's; no lock is left");
    let mut all = Vec::new();
    for key in keys {
        let lives: i64 = redis.pttl(&key).unwrap();
        assert!(lives > 0, "{key} lives for ever");
        all.extend(key.as_bytes());
        all.extend(redis.get::<_, Vec<u8>>(&key).unwrap());
    }
    all
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
