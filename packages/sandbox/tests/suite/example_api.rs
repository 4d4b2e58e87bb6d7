use serde_json::json;
use systembruker_sandbox::{ClockSetting, Sandbox};

use crate::harness::{Attempt, CUSTOMER, NOW, Reply, SYSTEM, SYSTEM_USER, VENDOR, request, start};

async fn call(sandbox: &Sandbox, authorization: &str) -> Reply {
    request("GET", sandbox.example_api(), &[("authorization", authorization)], "").await
}

#[tokio::test]
async fn a_system_user_is_told_who_it_is() {
    let sandbox = start().await;
    let token = Attempt::new(&sandbox).access_token(&sandbox).await;
    for scheme in ["Bearer", "bearer"] {
        let reply = call(&sandbox, &format!("{scheme} {token}")).await;
        assert_eq!(reply.status, 200);
        assert_eq!(
            reply.json(),
            json!({ "organisation": CUSTOMER, "system": SYSTEM, "system_user": SYSTEM_USER, "vendor": VENDOR })
        );
    }
}

#[tokio::test]
async fn a_token_that_does_not_hold_is_401_with_a_challenge() {
    let sandbox = start().await;
    let reply = request("GET", sandbox.example_api(), &[], "").await;
    assert_eq!((reply.status, reply.header("www-authenticate")), (401, Some("Bearer")));
    let token = Attempt::new(&sandbox).access_token(&sandbox).await;
    let challenge = Some(r#"Bearer error="invalid_token""#);
    for authorization in ["Bearer x".to_owned(), format!("Bearer {token}x")] {
        let reply = call(&sandbox, &authorization).await;
        assert_eq!((reply.status, reply.header("www-authenticate")), (401, challenge));
    }
    assert_eq!(call(&sandbox, &format!("Basic {token}")).await.status, 401);
    sandbox.set_clock(ClockSetting::Fixed(NOW + 130));
    assert_eq!(call(&sandbox, &format!("Bearer {token}")).await.status, 401);
}

#[tokio::test]
async fn a_vendors_own_token_and_another_scope_are_403() {
    let sandbox = start().await;
    let vendor = Attempt::vendor(&sandbox).access_token(&sandbox).await;
    let other = Attempt::new(&sandbox).claim("scope", "altinn:instances.read").access_token(&sandbox).await;
    for (token, said) in [(vendor, "vendor itself"), (other, "scope altinn:demo.read")] {
        let reply = call(&sandbox, &format!("Bearer {token}")).await;
        assert_eq!(reply.status, 403);
        assert!(reply.text().contains(said), "{}", reply.text());
        assert!(reply.header("www-authenticate").unwrap().contains("insufficient_scope"));
    }
}
