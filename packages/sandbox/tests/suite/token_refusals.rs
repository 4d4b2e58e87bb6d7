use serde_json::{Value, json};
use systembruker_sandbox::Sandbox;

use crate::certificates;
use crate::harness::{Attempt, CERT_CLIENT, CUSTOMER, NOW, Reply, cert_key, start};
use crate::refusal_rows::{ROWS, Row, Way};

#[tokio::test]
async fn every_check_answers_with_its_own_words() {
    let sandbox = start().await;
    use_a_jti(&sandbox).await;
    for row in ROWS {
        for (way, spoil) in row.ways {
            let mut attempt = Attempt::new(&sandbox);
            spoil(&mut attempt);
            row.expect(&sandbox, &attempt.send(&sandbox).await, way);
        }
    }
    // the attempt that all ways spoil is a good one
    Attempt::new(&sandbox).access_token(&sandbox).await;
}

#[tokio::test]
async fn of_two_faults_the_earlier_check_answers() {
    let sandbox = start().await;
    use_a_jti(&sandbox).await;
    for first in ROWS {
        for second in ROWS.iter().filter(|second| second.check > first.check) {
            for ((first_way, spoil_first), (second_way, spoil_second)) in pairs(first, second) {
                let mut attempt = Attempt::new(&sandbox);
                spoil_second(&mut attempt);
                spoil_first(&mut attempt);
                let both = format!("{first_way} before {second_way}");
                first.expect(&sandbox, &attempt.send(&sandbox).await, &both);
            }
        }
    }
}

fn pairs(first: &Row, second: &Row) -> impl Iterator<Item = (Way, Way)> {
    first.ways.iter().flat_map(|one| second.ways.iter().map(|other| (*one, *other)))
}

#[test]
fn the_table_has_every_check_in_order() {
    assert!(ROWS.is_sorted_by_key(|row| row.check));
    assert!((1..=24).all(|check| ROWS.iter().any(|row| row.check == check)));
}

#[tokio::test]
async fn values_at_a_limit_pass_and_one_beyond_does_not() {
    let sandbox = start().await;
    let times = |iat: u64, exp: u64| Attempt::new(&sandbox).claim("iat", iat).claim("exp", exp);
    for (attempt, status) in [
        (times(NOW + 10, NOW + 130), 200),
        (times(NOW + 11, NOW + 131), 400),
        (times(NOW - 130, NOW - 10), 200),
        (times(NOW - 131, NOW - 11), 400),
        (times(NOW, NOW + 180), 200),
        (times(NOW, NOW + 181), 400),
        (Attempt::new(&sandbox).claim("iat", 1_789_999_999.5), 200),
        (Attempt::new(&sandbox).claim("sub", "x").claim("nbf", NOW), 200),
        (Attempt::new(&sandbox).claim("authorization_details", json!([])), 200),
    ] {
        let reply = attempt.send(&sandbox).await;
        assert_eq!(reply.status, status, "{} {}", attempt.claims, reply.text());
    }
}

#[tokio::test]
async fn a_jti_is_used_up_by_a_refusal_after_its_check_and_not_by_one_before() {
    let sandbox = start().await;
    let twice = |attempt: Attempt| attempt.claim("jti", "twice");
    let code = async |attempt: Attempt| attempt.send(&sandbox).await.json()["error_uri"].clone();
    let uri = |code: &str| Value::from(format!("{}errors/{code}", sandbox.issuer()));
    assert_eq!(code(twice(Attempt::new(&sandbox)).claim("aud", "x")).await, uri("MP-110"));
    assert_eq!(code(twice(Attempt::new(&sandbox)).claim("scope", "x")).await, uri("MP-200"));
    assert_eq!(code(twice(Attempt::new(&sandbox))).await, uri("MP-012"));
}

#[tokio::test]
async fn another_client_may_use_the_same_jti() {
    let sandbox = start().await;
    Attempt::new(&sandbox).claim("jti", "shared").access_token(&sandbox).await;
    let mut other = Attempt::vendor(&sandbox).claim("jti", "shared").claim("iss", CERT_CLIENT);
    other.header = json!({ "alg": "RS256", "x5c": [certificates::good()] });
    other.key = cert_key();
    other.access_token(&sandbox).await;
}

async fn use_a_jti(sandbox: &Sandbox) {
    Attempt::new(sandbox).claim("jti", "used").access_token(sandbox).await;
}

impl Row {
    fn expect(&self, sandbox: &Sandbox, reply: &Reply, case: &str) {
        let json = reply.json();
        assert_eq!(reply.status, self.status(), "{case}: {json}");
        assert_eq!(json["error"], self.error, "{case}: {json}");
        let uri = self.code.map(|code| format!("{}errors/{code}", sandbox.issuer()));
        assert_eq!(json.get("error_uri").and_then(Value::as_str), uri.as_deref(), "{case}: {json}");
        let (text, trace) = json["error_description"].as_str().unwrap().rsplit_once(" (trace_id: ").unwrap();
        assert_eq!(text, self.text, "{case}");
        let trace = trace.strip_suffix(')').unwrap();
        assert!(trace.len() == 32 && trace.bytes().all(|byte| byte.is_ascii_hexdigit()), "{case}: {trace}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{case}");
    }
}

#[tokio::test]
async fn details_that_are_no_array_of_objects_are_refused() {
    let sandbox = start().await;
    let one = json!({ "type": "urn:altinn:systemuser", "systemuser_org": { "authority": "iso6523-actorid-upis", "ID": format!("0192:{CUSTOMER}") } });
    for (details, code) in [(one, "MP-302"), (json!("x"), "MP-302"), (Value::Null, "MP-302"), (json!(["x"]), "MP-301")]
    {
        let reply = Attempt::new(&sandbox).claim("authorization_details", details).send(&sandbox).await;
        assert_eq!(reply.json()["error_uri"], format!("{}errors/{code}", sandbox.issuer()));
    }
}
