use std::io::Read;
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;
use serde_json::{Value, json};
use systembruker_sandbox::{Compressed, Fault, FaultKind, Moment, Sandbox};

use crate::harness::{Attempt, End, Reply, request, start};

/// Strikes one good token request with this fault and returns what came over the wire.
async fn strike(sandbox: &Sandbox, fault: impl Into<Fault>) -> (Vec<u8>, End) {
    sandbox.add_fault(fault).unwrap();
    let struck = Attempt::new(sandbox).send_for_bytes(sandbox).await;
    assert!(sandbox.faults().is_empty());
    struck
}

/// The same for a fault that leaves a whole answer.
async fn struck_reply(sandbox: &Sandbox, fault: impl Into<Fault>) -> Reply {
    let (bytes, end) = strike(sandbox, fault).await;
    // the server is ready for the next request
    assert_eq!(end, End::Open);
    Reply::parse(&bytes)
}

fn is_token(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|json| json["access_token"].is_string())
}

#[tokio::test]
async fn status_replaces_the_answer_with_any_other() {
    let sandbox = start().await;
    for status in [407, 429, 503, 500, 408, 418] {
        let headers = [("Retry-After", "3"), ("Retry-After", "7"), ("Date", "Thu, 01 Jan 1970 00:00:00 GMT")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let reply = struck_reply(&sandbox, FaultKind::Status { status, headers, body: "no".into() }).await;
        assert_eq!((reply.status, reply.text()), (status, "no"));
        let retry_after: Vec<_> = reply.headers.iter().filter(|(name, _)| name == "retry-after").collect();
        assert_eq!(retry_after.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>(), ["3", "7"]);
        assert_eq!(reply.header("date"), Some("Thu, 01 Jan 1970 00:00:00 GMT"));
    }
}

#[tokio::test]
async fn redirect_points_elsewhere() {
    let sandbox = start().await;
    for status in [301, 302, 307, 308] {
        let reply = struck_reply(&sandbox, FaultKind::Redirect { status, location: "https://x.example/".into() }).await;
        assert_eq!((reply.status, reply.header("location")), (status, Some("https://x.example/")));
    }
}

#[tokio::test]
async fn empty_body_is_a_status_and_nothing_else() {
    let sandbox = start().await;
    for status in [200, 400, 502] {
        let reply = struck_reply(&sandbox, FaultKind::EmptyBody { status }).await;
        assert_eq!((reply.status, reply.body.len(), reply.header("content-length")), (status, 0, Some("0")));
    }
}

#[tokio::test]
async fn garbage_is_no_http() {
    let sandbox = start().await;
    let (bytes, end) = strike(&sandbox, FaultKind::Garbage { bytes: 1000 }).await;
    assert_eq!((bytes.len(), end), (1000, End::Closed));
    assert!(!bytes.starts_with(b"HTTP"));
}

#[tokio::test]
async fn a_reset_comes_before_within_and_after() {
    let sandbox = start().await;
    let (bytes, end) = strike(&sandbox, FaultKind::Reset { at: Moment::BeforeAnswer }).await;
    assert_eq!((bytes.len(), end), (0, End::Reset));
    for (at, some_body) in [(Moment::AfterHeaders, false), (Moment::MidBody, true)] {
        let (bytes, end) = strike(&sandbox, FaultKind::Reset { at }).await;
        assert_eq!(end, End::Reset);
        check_part(&bytes, some_body);
    }
}

#[tokio::test]
async fn a_close_comes_before_within_and_after() {
    let sandbox = start().await;
    let (bytes, end) = strike(&sandbox, FaultKind::Close { at: Moment::BeforeAnswer }).await;
    assert_eq!((bytes.len(), end), (0, End::Closed));
    for (at, some_body) in [(Moment::AfterHeaders, false), (Moment::MidBody, true)] {
        let (bytes, end) = strike(&sandbox, FaultKind::Close { at }).await;
        assert_eq!(end, End::Closed);
        check_part(&bytes, some_body);
    }
}

fn check_part(bytes: &[u8], some_body: bool) {
    let reply = Reply::parse(bytes);
    let promised: usize = reply.header("content-length").unwrap().parse().unwrap();
    assert_eq!(reply.status, 200);
    assert!(reply.body.len() < promised);
    assert_eq!(reply.body.is_empty(), !some_body);
}

#[tokio::test]
async fn a_delay_holds_the_whole_answer_back() {
    let sandbox = start().await;
    let begin = Instant::now();
    let reply = struck_reply(&sandbox, FaultKind::Delay { ms: 300 }).await;
    assert!(begin.elapsed() >= Duration::from_millis(300));
    assert!(is_token(&reply.body));
}

#[tokio::test]
async fn a_drip_sends_the_head_at_once_and_the_body_slowly() {
    let sandbox = start().await;
    let begin = Instant::now();
    let (bytes, end) = strike(&sandbox, FaultKind::Drip { bytes: 200, every_ms: 50 }).await;
    let reply = Reply::parse(&bytes);
    assert_eq!(end, End::Closed);
    assert!(is_token(&reply.body));
    assert!(begin.elapsed() >= Duration::from_millis(50 * (reply.body.len() as u64 / 200)));
}

#[tokio::test]
async fn a_connection_is_closed_after_an_answer_that_did_not_say_so() {
    let sandbox = start().await;
    let (bytes, end) = strike(&sandbox, FaultKind::CloseAfterAnswer {}).await;
    let reply = Reply::parse(&bytes);
    assert_eq!((end, reply.header("connection")), (End::Closed, None));
    assert_eq!(reply.header("content-length"), Some(reply.body.len().to_string().as_str()));
    assert!(is_token(&reply.body));
}

#[tokio::test]
async fn json_is_cut_off_inside_a_whole_http_answer() {
    let sandbox = start().await;
    let reply = struck_reply(&sandbox, FaultKind::CutJson {}).await;
    assert_eq!(reply.header("content-length"), Some(reply.body.len().to_string().as_str()));
    assert!(reply.body.starts_with(b"{\"access_token\""));
    assert!(serde_json::from_slice::<Value>(&reply.body).unwrap_err().is_eof());
}

#[tokio::test]
async fn an_oversize_body_is_good_json_up_to_its_length() {
    let sandbox = start().await;
    let reply = struck_reply(&sandbox, FaultKind::OversizeBody { bytes: 65_537 }).await;
    assert_eq!(reply.body.len(), 65_537);
    assert!(is_token(&reply.body));
}

#[tokio::test]
async fn an_endless_body_does_not_end() {
    let sandbox = start().await;
    let (bytes, end) = strike(&sandbox, FaultKind::EndlessBody {}).await;
    assert_eq!(end, End::Open);
    assert!(bytes.len() >= 4 << 20);
    let reply = Reply::parse(&bytes);
    assert_eq!((reply.header("transfer-encoding"), reply.header("content-length")), (Some("chunked"), None));
}

#[tokio::test]
async fn a_content_length_promises_too_much_or_too_little() {
    let sandbox = start().await;
    for difference in [-10_i64, 10] {
        let (bytes, end) = strike(&sandbox, FaultKind::WrongContentLength { difference }).await;
        let reply = Reply::parse(&bytes);
        let promised: i64 = reply.header("content-length").unwrap().parse().unwrap();
        assert_eq!(promised - reply.body.len().cast_signed() as i64, difference);
        assert_eq!(end, End::Closed);
        assert!(is_token(&reply.body));
    }
}

#[tokio::test]
async fn a_compressed_body_is_garbage_a_bomb_or_the_answer() {
    let sandbox = start().await;
    let mut unpacked = Vec::new();
    for (content, bytes) in [(Compressed::Garbage, 0), (Compressed::Answer, 0), (Compressed::Bomb, 3 << 20)] {
        let reply = struck_reply(&sandbox, FaultKind::Compressed { content, bytes }).await;
        assert_eq!(reply.header("content-encoding"), Some("gzip"));
        assert!(reply.body.starts_with(&[0x1f, 0x8b]));
        unpacked.clear();
        let whole = GzDecoder::new(reply.body.as_slice()).read_to_end(&mut unpacked).is_ok();
        assert_eq!(whole, content != Compressed::Garbage);
        assert_eq!(is_token(&unpacked), whole);
        if content == Compressed::Bomb {
            assert_eq!(unpacked.len(), 3 << 20);
            assert!(reply.body.len() < 64 * 1024, "{}", reply.body.len());
        }
    }
}

#[tokio::test]
async fn metadata_names_another_issuer() {
    let sandbox = start().await;
    sandbox.add_fault(FaultKind::OtherIssuer { issuer: "https://other.example/".into() }).unwrap();
    let url = &sandbox.addresses().metadata;
    let reply = request("GET", url, &[], "").await.json();
    assert_eq!((&reply["issuer"], &reply["jwks_uri"]), (&json!("https://other.example/"), &json!(sandbox.jwks_uri())));
    assert_eq!(request("GET", url, &[], "").await.json()["issuer"], sandbox.issuer());
}

#[tokio::test]
async fn a_rate_limit_refuses_what_is_too_much_and_lets_it_in_later() {
    let sandbox = start().await;
    sandbox.add_fault(Fault::from(FaultKind::RateLimit { per_second: 2, retry_after: Some(1) })).unwrap();
    let mut statuses = Vec::new();
    for _ in 0..3 {
        let reply = Attempt::new(&sandbox).send(&sandbox).await;
        assert_eq!(reply.header("retry-after"), Some("1").filter(|_| reply.status == 429));
        statuses.push(reply.status);
    }
    assert_eq!(statuses, [200, 200, 429]);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    Attempt::new(&sandbox).access_token(&sandbox).await;
    assert_eq!(sandbox.faults().len(), 1);
}

#[tokio::test]
async fn the_log_says_what_a_fault_did() {
    let sandbox = start().await;
    strike(&sandbox, FaultKind::Reset { at: Moment::BeforeAnswer }).await;
    strike(&sandbox, FaultKind::Reset { at: Moment::MidBody }).await;
    strike(&sandbox, FaultKind::EmptyBody { status: 503 }).await;
    let seen: Vec<_> = sandbox.requests().into_iter().map(|request| (request.fault, request.status)).collect();
    assert_eq!(seen, [(Some("reset"), None), (Some("reset"), Some(200)), (Some("empty_body"), Some(503))]);
    assert_eq!(sandbox.token_calls(), 3);
}
