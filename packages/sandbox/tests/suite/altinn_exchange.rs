use serde_json::{Value, json};
use systembruker_sandbox::{Client, ClockSetting, Sandbox, ServiceOwner};

use crate::harness::{Attempt, CLIENT, NOW, Reply, VENDOR, builder, request, start, vendor_key, verify};

async fn exchange(sandbox: &Sandbox, query: &str, headers: &[(&str, &str)], token: &str) -> Reply {
    let url = format!("{}/authentication/api/v1/exchange/maskinporten{query}", sandbox.altinn_platform());
    let bearer = format!("Bearer {token}");
    let headers = [headers, &[("authorization", bearer.as_str())]].concat();
    request("GET", &url, &headers, "").await
}

async fn jwks(sandbox: &Sandbox) -> Value {
    let issuer = format!("{}/authentication/api/v1/openid/", sandbox.altinn_platform());
    let configuration = request("GET", &format!("{issuer}.well-known/openid-configuration"), &[], "").await.json();
    assert_eq!(configuration["issuer"], issuer);
    request("GET", configuration["jwks_uri"].as_str().unwrap(), &[], "").await.json()
}

#[tokio::test]
async fn the_exchanged_token_is_altinns_own_and_keeps_the_system_user() {
    let sandbox = start().await;
    let attempt = Attempt::new(&sandbox).claim("resource", "https://api.example/");
    let maskinporten_token = attempt.access_token(&sandbox).await;
    let (_, before) = verify(&maskinporten_token, &request("GET", sandbox.jwks_uri(), &[], "").await.json());
    sandbox.set_clock(ClockSetting::Fixed(NOW + 60));
    let reply = exchange(&sandbox, "", &[], &maskinporten_token).await;
    assert_eq!(reply.status, 200);
    assert!(reply.header("content-type").unwrap().starts_with("text/plain"));
    let (header, mut claims) = verify(reply.text(), &jwks(&sandbox).await);
    assert_eq!(header["typ"], "JWT");
    assert!(claims.as_object_mut().unwrap().remove("sid").unwrap().is_string());
    let mut expected = before.clone();
    for removed in ["aud", "client_amr"] {
        assert!(expected.as_object_mut().unwrap().remove(removed).is_some(), "{removed}");
    }
    expected["iss"] = format!("{}/authentication/api/v1/openid/", sandbox.altinn_platform()).into();
    expected["urn:altinn:orgNumber"] = VENDOR.into();
    expected["urn:altinn:authenticatemethod"] = "maskinporten".into();
    expected["urn:altinn:authlevel"] = 3.into();
    for (claim, time) in [("nbf", NOW + 60), ("iat", NOW + 60), ("exp", NOW + 60 + 1800)] {
        expected[claim] = time.into();
    }
    // one detail is an object, not an array
    expected["authorization_details"] = before["authorization_details"][0].clone();
    assert_eq!(claims, expected);
}

#[tokio::test]
async fn who_asks_for_json_gets_the_token_in_quotes() {
    let sandbox = start().await;
    let token = Attempt::vendor(&sandbox).access_token(&sandbox).await;
    for accept in ["application/json", "text/html, application/json;q=0.9"] {
        let reply = exchange(&sandbox, "", &[("accept", accept)], &token).await;
        assert_eq!(reply.header("content-type"), Some("application/json"));
        verify(reply.json().as_str().unwrap(), &jwks(&sandbox).await);
    }
    let reply = exchange(&sandbox, "", &[("accept", "*/*")], &token).await;
    verify(reply.text(), &jwks(&sandbox).await);
}

#[tokio::test]
async fn a_token_that_does_not_hold_is_refused_without_a_word() {
    let sandbox = start().await;
    let good = Attempt::vendor(&sandbox).access_token(&sandbox).await;
    let other = start().await;
    let elsewhere = Attempt::vendor(&other).access_token(&other).await;
    let altinn_token = exchange(&sandbox, "", &[], &good).await.text().to_owned();
    let (signed, signature) = good.rsplit_once('.').unwrap();
    let tampered = format!("{signed}.{}", signature.chars().rev().collect::<String>());
    for token in ["", "x", elsewhere.as_str(), altinn_token.as_str(), tampered.as_str()] {
        let reply = exchange(&sandbox, "", &[], token).await;
        assert_eq!((reply.status, reply.text()), (401, ""), "{}", token.len());
    }
    for (now, status) in [(NOW + 129, 200), (NOW + 130, 401), (NOW - 10, 200), (NOW - 11, 401)] {
        sandbox.set_clock(ClockSetting::Fixed(now));
        assert_eq!(exchange(&sandbox, "", &[], &good).await.status, status, "{now}");
    }
    let url = format!("{}/authentication/api/v1/exchange/maskinporten", sandbox.altinn_platform());
    assert_eq!(request("GET", &url, &[], "").await.status, 401);
}

#[tokio::test]
async fn another_provider_is_a_bad_request_and_an_enterprise_user_is_gone() {
    let sandbox = start().await;
    let token = Attempt::vendor(&sandbox).access_token(&sandbox).await;
    let url = format!("{}/authentication/api/v1/exchange/other", sandbox.altinn_platform());
    assert_eq!(request("GET", &url, &[("authorization", &format!("Bearer {token}"))], "").await.status, 400);
    let reply = exchange(&sandbox, "", &[("X-Altinn-EnterpriseUser-Authentication", "eDp5")], &token).await;
    assert_eq!(reply.status, 410);
    assert_eq!(reply.header("content-type"), Some("application/problem+json"));
    assert_eq!(reply.json()["status"], 410);
}

#[tokio::test]
async fn a_service_owners_scope_brings_its_code_which_test_replaces() {
    let scope = "altinn:serviceowner/instances.read";
    let client =
        Client::new(CLIENT, VENDOR).key(vendor_key().client_key.public_jwk()).scope(scope).scope("altinn:demo.read");
    let sandbox = builder()
        .client_with_grants(client)
        .service_owner(ServiceOwner { organisation: VENDOR.into(), code: "digdir".into() })
        .start()
        .await
        .unwrap();
    for (scope, query, code) in [
        (scope, "", json!("digdir")),
        (scope, "?test=true", json!("ttd")),
        (scope, "?test=false", json!("digdir")),
        ("altinn:demo.read", "?test=true", Value::Null),
    ] {
        let token = Attempt::vendor(&sandbox).claim("scope", scope).access_token(&sandbox).await;
        let reply = exchange(&sandbox, query, &[], &token).await;
        let (_, claims) = verify(reply.text(), &jwks(&sandbox).await);
        assert_eq!(claims["urn:altinn:org"], code, "{scope}{query}");
    }
}
