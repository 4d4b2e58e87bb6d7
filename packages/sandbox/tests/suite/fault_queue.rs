use serde_json::json;
use systembruker_sandbox::{Fault, FaultKind, Moment};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::harness::{Attempt, End, exchange_bytes, request, start};

#[tokio::test]
async fn faults_of_a_path_strike_in_order_and_as_often_as_told() {
    let sandbox = start().await;
    let status = |status| Fault::from(FaultKind::EmptyBody { status });
    sandbox.add_fault(status(500).times(2)).unwrap();
    sandbox.add_fault(status(404).path("/jwk")).unwrap();
    sandbox.add_fault(status(503)).unwrap();
    sandbox.add_fault(status(502).forever()).unwrap();
    let token = async || Attempt::new(&sandbox).send(&sandbox).await.status;
    assert_eq!([token().await, token().await, token().await, token().await, token().await], [500, 500, 503, 502, 502]);
    let jwk = async || request("GET", sandbox.jwks_uri(), &[], "").await.status;
    assert_eq!([jwk().await, jwk().await], [404, 200]);
    sandbox.clear_faults();
    assert_eq!(token().await, 200);
}

#[tokio::test]
async fn a_grant_is_used_up_when_its_answer_is_damaged_and_not_when_it_is_replaced() {
    let sandbox = start().await;
    for (kind, used) in [
        (FaultKind::Reset { at: Moment::BeforeAnswer }, true),
        (FaultKind::CutJson {}, true),
        (FaultKind::EmptyBody { status: 503 }, false),
        (FaultKind::Garbage { bytes: 1 }, false),
    ] {
        let attempt = Attempt::new(&sandbox);
        sandbox.add_fault(kind.clone()).unwrap();
        attempt.send_for_bytes(&sandbox).await;
        assert_eq!(attempt.send(&sandbox).await.status, if used { 400 } else { 200 }, "{}", kind.name());
        let jtis = sandbox.jtis();
        assert_eq!(jtis[jtis.len() - 2..], [attempt.claims["jti"].as_str().unwrap(); 2]);
    }
}

#[tokio::test]
async fn the_log_knows_a_refusal_whose_answer_was_damaged() {
    let sandbox = start().await;
    sandbox.add_fault(FaultKind::Reset { at: Moment::BeforeAnswer }).unwrap();
    Attempt::new(&sandbox).claim("scope", "altinn:other").send_for_bytes(&sandbox).await;
    assert_eq!(sandbox.requests()[0].code, Some("MP-200"));
}

#[tokio::test]
async fn the_log_knows_a_grant_whose_sender_did_not_wait_for_the_answer() {
    let sandbox = start().await;
    sandbox.add_fault(FaultKind::Delay { ms: 60_000 }).unwrap();
    let attempt = Attempt::new(&sandbox);
    let (bytes, end) = attempt.send_for_bytes(&sandbox).await;
    assert_eq!((bytes.len(), end), (0, End::Open));
    assert_eq!(sandbox.jtis(), [attempt.claims["jti"].as_str().unwrap()]);
    assert_eq!((sandbox.token_calls(), sandbox.requests()[0].status), (1, None));
}

#[tokio::test]
async fn faults_are_queued_over_http_one_or_several() {
    let sandbox = start().await;
    let url = format!("{}/faults", sandbox.addresses().control);
    let json_type = [("content-type", "application/json")];
    let one = r#"{"kind":"status","status":503,"headers":[["Retry-After","2"]]}"#;
    assert_eq!(request("POST", &url, &json_type, one).await.status, 204);
    let two = r#"[{"kind":"cut_json","path":"/jwk","times":2},{"kind":"delay","ms":5,"times":"forever"}]"#;
    assert_eq!(request("POST", &url, &json_type, two).await.status, 204);
    let waiting = request("GET", &url, &[], "").await.json();
    assert_eq!(waiting.as_array().unwrap().len(), 3);
    assert_eq!(waiting[1], json!({ "path": "/jwk", "times": 2, "kind": "cut_json" }));
    assert_eq!(Attempt::new(&sandbox).send(&sandbox).await.header("retry-after"), Some("2"));
    assert_eq!(request("DELETE", &url, &[], "").await.status, 204);
    assert!(sandbox.faults().is_empty());
}

#[tokio::test]
async fn a_fault_that_cannot_be_is_refused_and_none_of_its_company_is_queued() {
    let sandbox = start().await;
    let url = format!("{}/faults", sandbox.addresses().control);
    for (fault, said) in [
        (r#"{"kind":"nonsense"}"#, "unknown variant `nonsense`"),
        (r#"{"kind":"cut_json","path":"token"}"#, "a fault's path"),
        (r#"{"kind":"cut_json","path":"/control/faults"}"#, "a fault's path"),
        (r#"{"kind":"cut_json","times":0}"#, "`times` is at least 1"),
        (r#"{"kind":"status","status":99}"#, "`status` is 200 to 599"),
        (r#"{"kind":"status","status":200,"headers":[["a b","c"]]}"#, "a header line"),
        (r#"{"kind":"status","status":200,"headers":[["a","c\r\nd: e"]]}"#, "a header line"),
        (r#"{"kind":"redirect","status":200,"location":"/"}"#, "a redirect's `status`"),
        (r#"{"kind":"drip","bytes":0,"every_ms":1}"#, "`bytes` is at least 1"),
        (r#"{"kind":"oversize_body","bytes":2000000000}"#, "`bytes` is at most"),
    ] {
        let body = format!(r#"[{{"kind":"cut_json"}},{fault}]"#);
        let reply = request("POST", &url, &[("content-type", "application/json")], &body).await;
        assert_eq!(reply.status, 400, "{fault}");
        assert!(reply.json()["error"].as_str().unwrap().contains(said), "{fault}: {}", reply.text());
        assert!(sandbox.faults().is_empty(), "{fault}");
    }
}

#[tokio::test]
async fn control_endpoints_work_while_everything_else_is_faulty() {
    let sandbox = start().await;
    sandbox.add_fault(Fault::from(FaultKind::Reset { at: Moment::BeforeAnswer }).path("/jwk").forever()).unwrap();
    assert_eq!(exchange_bytes("GET", sandbox.jwks_uri(), &[], "").await.1, End::Reset);
    assert_eq!(request("GET", &format!("{}/state", sandbox.addresses().control), &[], "").await.status, 200);
}

#[tokio::test]
async fn a_kept_connection_serves_on_before_and_after_a_status_fault() {
    let sandbox = start().await;
    sandbox.add_fault(Fault::from(FaultKind::EmptyBody { status: 503 }).path("/jwk")).unwrap();
    let authority = sandbox.altinn_platform().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(authority).await.unwrap();
    for status in ["503", "200"] {
        stream.write_all(format!("GET /jwk HTTP/1.1\r\nhost: {authority}\r\n\r\n").as_bytes()).await.unwrap();
        let mut bytes = vec![0; 8192];
        let count = stream.read(&mut bytes).await.unwrap();
        assert!(bytes[..count].starts_with(format!("HTTP/1.1 {status}").as_bytes()));
    }
}
