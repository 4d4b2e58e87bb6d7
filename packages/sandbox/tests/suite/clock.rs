use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;
use systembruker_sandbox::{ClockSetting, Sandbox};

use crate::harness::{Attempt, NOW, builder, request, start};

async fn set(sandbox: &Sandbox, body: &str) -> u16 {
    let url = format!("{}/clock", sandbox.addresses().control);
    request("POST", &url, &[("content-type", "application/json")], body).await.status
}

async fn date(sandbox: &Sandbox) -> SystemTime {
    httpdate::parse_http_date(request("GET", sandbox.jwks_uri(), &[], "").await.header("date").unwrap()).unwrap()
}

#[tokio::test]
async fn a_fixed_time_stands_in_the_date_header_and_in_tokens() {
    let sandbox = start().await;
    assert_eq!(date(&sandbox).await, UNIX_EPOCH + Duration::from_secs(NOW));
    assert_eq!(set(&sandbox, &json!({ "now": NOW + 500 }).to_string()).await, 204);
    assert_eq!(date(&sandbox).await, UNIX_EPOCH + Duration::from_secs(NOW + 500));
    let reply = Attempt::new(&sandbox).send(&sandbox).await;
    assert_eq!(reply.json()["error_uri"], format!("{}errors/MP-130", sandbox.issuer()));
    assert_eq!(
        reply.header("date"),
        Some(httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(NOW + 500)).as_str())
    );
}

#[tokio::test]
async fn an_offset_runs_beside_the_machines_clock() {
    let sandbox = builder().clock(ClockSetting::Offset(0)).start().await.unwrap();
    for offset in [-90_i64, 0, 86_400] {
        assert_eq!(set(&sandbox, &json!({ "offset_seconds": offset }).to_string()).await, 204);
        let machine = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed();
        let distance = date(&sandbox).await.duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed() - machine;
        assert!((offset..offset + 3).contains(&distance), "{distance} for {offset}");
        let now = request("GET", &format!("{}/clock", sandbox.addresses().control), &[], "").await.json();
        assert_eq!(now["setting"], json!({ "offset_seconds": offset }));
    }
}

#[tokio::test]
async fn a_clock_setting_that_cannot_be_is_refused() {
    let sandbox = start().await;
    for body in ["{}", r#"{"now":1,"offset_seconds":1}"#, r#"{"offset":1}"#, r#"{"now":-1}"#, "1"] {
        assert_eq!(set(&sandbox, body).await, 400, "{body}");
    }
    assert_eq!(sandbox.now(), NOW);
    // far beyond what a date can say
    sandbox.set_clock(ClockSetting::Fixed(u64::MAX));
    date(&sandbox).await;
    sandbox.set_clock(ClockSetting::Offset(i64::MIN));
    assert_eq!(date(&sandbox).await, UNIX_EPOCH);
}
