//! An issuer's keys and metadata: fetched, kept, and kept on.

mod common;

use common::{DETAIL, HEADER, ISSUER, NOW, key, payload, policy, token_of};
use std::time::Duration;
use systembruker::testing::{Answer, CountingRandom, ScriptedTransport, VirtualClock, run};
use systembruker::{
    Algorithm, Classified as _, Client, ClientConfig, ClientId, Environment, ErrorClass, HttpResponse, InvalidMetadata,
    IssuerKeys, IssuerMetadata, KeyId, Parts, RingSigner, RingVerifier, ScopeSet,
};

fn answer(status: u16, body: &str) -> Answer {
    Answer::Response(HttpResponse { status, headers: Vec::new(), body: body.as_bytes().to_vec() })
}

fn keys(kids: &[&str]) -> String {
    let jwk = |kid: &&str| key().public_key().to_jwk(&KeyId::parse(kid).unwrap(), Algorithm::Rs256);
    format!(r#"{{"keys":[{}]}}"#, kids.iter().map(jwk).collect::<Vec<_>>().join(","))
}

fn token() -> String {
    token_of(HEADER, payload(DETAIL).as_bytes())
}

fn issuer(
    clock: &VirtualClock,
    script: impl IntoIterator<Item = Answer>,
) -> IssuerKeys<ScriptedTransport, VirtualClock> {
    let transport = ScriptedTransport::new(clock, script);
    IssuerKeys::new(transport, clock.clone(), "https://test.maskinporten.no/jwk")
}

/// Whether the token verifies, and by what class it fails.
fn outcome(clock: &VirtualClock, keys: &IssuerKeys<ScriptedTransport, VirtualClock>) -> Result<(), ErrorClass> {
    let (token, policy) = (token(), policy().leeway_seconds(60).unwrap());
    let outcome = run(clock, [keys.verify(&token, &policy, &RingVerifier)]).remove(0).unwrap();
    outcome.map(|_| ()).map_err(|error| error.class())
}

fn sent(keys: &IssuerKeys<ScriptedTransport, VirtualClock>) -> usize {
    keys.transport().sent().len()
}

#[test]
fn keys_are_fetched_once_and_kept() {
    let clock = VirtualClock::new(NOW);
    let keys = issuer(&clock, [answer(200, &keys(&["k1"]))]);
    for _ in 0..3 {
        assert_eq!(outcome(&clock, &keys), Ok(()));
    }
    assert_eq!(sent(&keys), 1);
}

#[test]
fn an_unknown_kid_causes_one_more_fetch_every_thirty_seconds() {
    let clock = VirtualClock::new(NOW);
    let keys =
        issuer(&clock, [answer(200, &keys(&["old"])), answer(200, &keys(&["old"])), answer(200, &keys(&["k1"]))]);
    assert_eq!(outcome(&clock, &keys), Err(ErrorClass::Key));
    for _ in 0..5 {
        assert_eq!(outcome(&clock, &keys), Err(ErrorClass::Key));
    }
    assert_eq!(sent(&keys), 1, "within the cooldown nothing is fetched");
    clock.advance(Duration::from_secs(30));
    assert_eq!(outcome(&clock, &keys), Err(ErrorClass::Key));
    clock.advance(Duration::from_secs(30));
    assert_eq!(outcome(&clock, &keys), Ok(()));
    assert_eq!(sent(&keys), 3);
}

#[test]
fn no_bad_answer_replaces_a_good_set() {
    for bad in [answer(200, r#"{"keys":[]}"#), answer(200, "{"), answer(500, ""), answer(302, "")] {
        let clock = VirtualClock::new(NOW);
        let keys = issuer(&clock, [answer(200, &keys(&["k1"])), bad]);
        assert_eq!(outcome(&clock, &keys), Ok(()));
        // a day later the set is old, and cannot be renewed
        clock.advance(Duration::from_secs(24 * 60 * 60));
        clock.set_wall(-24 * 60 * 60);
        assert_eq!(outcome(&clock, &keys), Ok(()));
        assert_eq!(sent(&keys), 2);
    }
}

#[test]
fn a_removed_key_is_gone_after_a_good_answer() {
    let clock = VirtualClock::new(NOW);
    let keys = issuer(&clock, [answer(200, &keys(&["k1"])), answer(200, &keys(&["k2"]))]);
    assert_eq!(outcome(&clock, &keys), Ok(()));
    clock.advance(Duration::from_secs(24 * 60 * 60));
    clock.set_wall(-24 * 60 * 60);
    assert_eq!(outcome(&clock, &keys), Err(ErrorClass::Key));
}

#[test]
fn many_tokens_at_once_cause_one_fetch() {
    let clock = VirtualClock::new(NOW);
    let keys = issuer(&clock, [answer(200, &keys(&["k1"]))]);
    let (token, policy) = (token(), policy());
    let outcomes = run(&clock, (0..100).map(|_| keys.verify(&token, &policy, &RingVerifier)));
    assert!(outcomes.into_iter().all(|outcome| outcome.unwrap().is_ok()));
    assert_eq!(sent(&keys), 1);
}

#[test]
fn without_any_keys_every_token_is_refused_for_its_key() {
    let clock = VirtualClock::new(NOW);
    let keys = issuer(&clock, [answer(503, "")]);
    assert_eq!(outcome(&clock, &keys), Err(ErrorClass::Key));
    assert_eq!(sent(&keys), 1, "an answer without keys has its cooldown too");
}

const TOKEN_ENDPOINT: &str = "https://test.maskinporten.no/elsewhere";

fn metadata(issuer: &str, token_endpoint: &str) -> String {
    format!(
        r#"{{"issuer":"{issuer}","token_endpoint":"{token_endpoint}","jwks_uri":"https://test.maskinporten.no/jwk"}}"#
    )
}

#[test]
fn metadata_are_those_of_the_issuer_byte_for_byte() {
    let read = |issuer: &str, endpoint: &str| IssuerMetadata::parse(metadata(issuer, endpoint).as_bytes(), ISSUER);
    assert_eq!(read(ISSUER, TOKEN_ENDPOINT).unwrap().token_endpoint, TOKEN_ENDPOINT);
    assert_eq!(read("https://test.maskinporten.no", TOKEN_ENDPOINT), Err(InvalidMetadata::Issuer));
    assert_eq!(read("https://maskinporten.no/", TOKEN_ENDPOINT), Err(InvalidMetadata::Issuer));
    assert_eq!(read(ISSUER, "http://a.example/token"), Err(InvalidMetadata::Address));
    assert_eq!(IssuerMetadata::parse(b"[]", ISSUER), Err(InvalidMetadata::Json));
    assert_eq!(IssuerMetadata::parse(&vec![b' '; 262_145], ISSUER), Err(InvalidMetadata::TooLarge));
}

/// The addresses that a client with discovery asks, one customer after another, with pauses between.
fn asked(script: Vec<Answer>, pauses: &[u64]) -> Vec<String> {
    let clock = VirtualClock::new(NOW);
    let transport = ScriptedTransport::new(&clock, script);
    let parts = Parts::new(transport, RingSigner::new(&key()).unwrap(), clock.clone(), CountingRandom::default());
    let (client_id, scope) = (ClientId::parse("c").unwrap(), ScopeSet::parse("s").unwrap());
    let config = ClientConfig::new(Environment::Test, client_id, KeyId::parse("k1").unwrap(), scope.clone());
    let client = Client::new(parts, config.discover(true));
    for (index, pause) in pauses.iter().enumerate() {
        clock.advance(Duration::from_secs(*pause));
        let scope = ScopeSet::parse(&format!("s{index}")).unwrap();
        let _ = run(&clock, [client.vendor_token(scope)]);
    }
    client.host().transport.sent().into_iter().map(|sent| sent.request.url).collect()
}

#[test]
fn a_client_asks_where_the_metadata_say_and_remembers_it_for_an_hour() {
    let token = answer(200, r#"{"access_token":"t","expires_in":120}"#);
    let found = answer(200, &metadata(ISSUER, TOKEN_ENDPOINT));
    let script = vec![found, token.clone(), token.clone(), answer(500, ""), token];
    let metadata_url = "https://test.maskinporten.no/.well-known/oauth-authorization-server";
    let expected = [metadata_url, TOKEN_ENDPOINT, TOKEN_ENDPOINT, metadata_url, TOKEN_ENDPOINT];
    assert_eq!(asked(script, &[0, 3_500, 200]), expected, "old metadata serve on while new ones cannot be had");
}

#[test]
fn without_metadata_the_environments_own_address_is_asked() {
    let script = vec![answer(200, &metadata("https://evil.example/", TOKEN_ENDPOINT)), answer(451, "")];
    assert_eq!(asked(script, &[0])[1], "https://test.maskinporten.no/token");
}
