use serde_json::{Value, json};
use systembruker_sandbox::{Client, RegisteredKey, Sandbox, Scope, SystemUser};

use crate::harness::{
    AGENCY, Attempt, CLIENT, CUSTOMER, NOW, SYSTEM, SYSTEM_USER, SYSTEM_USER_WITH_REF, VENDOR, builder, request, start,
    vendor_key, verify,
};

async fn issue(sandbox: &Sandbox, attempt: Attempt) -> (Value, Value) {
    let token = attempt.access_token(sandbox).await;
    verify(&token, &request("GET", sandbox.jwks_uri(), &[], "").await.json())
}

#[tokio::test]
async fn a_system_users_token_has_the_documented_claims_and_no_others() {
    let sandbox = start().await;
    let (header, mut claims) = issue(&sandbox, Attempt::new(&sandbox)).await;
    assert_eq!(header.as_object().unwrap().keys().collect::<Vec<_>>(), ["alg", "kid"]);
    assert_eq!(header["alg"], "RS256");
    let jti = claims.as_object_mut().unwrap().remove("jti").unwrap();
    assert_eq!(jti.as_str().unwrap().len(), 43);
    assert_eq!(
        claims,
        json!({
            "iss": sandbox.issuer(), "client_id": CLIENT, "client_amr": "private_key_jwt",
            "consumer": { "authority": "iso6523-actorid-upis", "ID": format!("0192:{VENDOR}") },
            "scope": "altinn:demo.read", "token_type": "Bearer", "iat": NOW, "exp": NOW + 120,
            "authorization_details": [{
                "type": "urn:altinn:systemuser",
                "systemuser_org": { "authority": "iso6523-actorid-upis", "ID": format!("0192:{CUSTOMER}") },
                "systemuser_id": [SYSTEM_USER],
                "system_id": SYSTEM,
            }],
        })
    );
}

#[tokio::test]
async fn the_answer_around_the_token_says_how_long_and_for_what() {
    let sandbox = start().await;
    let reply = Attempt::vendor(&sandbox).claim("scope", "altinn:instances.read altinn:demo.read").send(&sandbox).await;
    let mut json = reply.json();
    assert!(json.as_object_mut().unwrap().remove("access_token").unwrap().is_string());
    assert_eq!(
        json,
        json!({ "token_type": "Bearer", "expires_in": 120, "scope": "altinn:instances.read altinn:demo.read" })
    );
    assert_eq!(reply.header("content-type"), Some("application/json"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn a_vendors_own_token_has_no_detail() {
    let sandbox = start().await;
    let (_, claims) = issue(&sandbox, Attempt::vendor(&sandbox)).await;
    assert!(claims.get("authorization_details").is_none());
}

#[tokio::test]
async fn the_external_ref_selects_and_is_not_echoed() {
    let sandbox = start().await;
    let mut attempt = Attempt::new(&sandbox);
    attempt.claims["authorization_details"][0]["externalRef"] = "avd-nord_7".into();
    let (_, claims) = issue(&sandbox, attempt).await;
    let detail = &claims["authorization_details"][0];
    assert_eq!(detail["systemuser_id"], json!([SYSTEM_USER_WITH_REF]));
    assert!(detail.get("externalRef").is_none());
}

#[tokio::test]
async fn a_delegated_scope_names_consumer_and_supplier() {
    let sandbox = start().await;
    let (_, claims) = issue(&sandbox, Attempt::vendor(&sandbox).claim("consumer_org", AGENCY)).await;
    assert_eq!(claims["consumer"]["ID"], format!("0192:{AGENCY}"));
    assert_eq!(claims["supplier"]["ID"], format!("0192:{VENDOR}"));
    assert_eq!(claims["delegation_source"], sandbox.issuer());
}

#[tokio::test]
async fn resource_becomes_the_audience_and_pid_is_echoed() {
    let sandbox = start().await;
    for (resource, aud) in [
        (json!("https://api.example/a"), json!("https://api.example/a")),
        (json!(["https://api.example/a"]), json!("https://api.example/a")),
        (json!(["https://api.example/a", "urn:b:c"]), json!(["https://api.example/a", "urn:b:c"])),
    ] {
        let attempt = Attempt::vendor(&sandbox).claim("resource", resource).claim("pid", "12345678901");
        let (_, claims) = issue(&sandbox, attempt).await;
        assert_eq!(claims["aud"], aud);
        assert_eq!(claims["pid"], "12345678901");
    }
}

#[tokio::test]
async fn the_lifetime_is_the_lowest_of_client_and_scopes() {
    let sandbox = start().await;
    let key = RegisteredKey { jwk: vendor_key().client_key.public_jwk(), registered_at: None };
    let client = Client::new(CLIENT, VENDOR).key(key).scope("altinn:demo.read").scope("altinn:instances.read");
    let demo = |at_max_age| Scope { name: "altinn:demo.read".into(), at_max_age };
    for (client, scope, expected) in [
        (client.clone(), demo(None), 120),
        (client.clone().access_token_lifetime(600), demo(None), 600),
        (client.clone().access_token_lifetime(600), demo(Some(30)), 30),
        (client.clone(), demo(Some(300)), 300),
        (client.access_token_lifetime(7), demo(Some(300)), 7),
    ] {
        sandbox.set_client(client).unwrap();
        sandbox.set_scope(scope).unwrap();
        let attempt = Attempt::vendor(&sandbox).claim("scope", "altinn:demo.read altinn:instances.read");
        let reply = attempt.send(&sandbox).await.json();
        assert_eq!(reply["expires_in"], expected);
        let jwks = request("GET", sandbox.jwks_uri(), &[], "").await.json();
        let (_, claims) = verify(reply["access_token"].as_str().unwrap(), &jwks);
        assert_eq!(claims["exp"], NOW + expected);
    }
}

#[tokio::test]
async fn the_three_algorithms_work_with_a_key_that_is_registered_for_them() {
    for alg in ["RS256", "RS384", "RS512"] {
        let mut jwk = vendor_key().client_key.public_jwk();
        jwk["alg"] = alg.into();
        let client = Client::new(CLIENT, VENDOR).key(jwk).scope("altinn:demo.read");
        let sandbox = builder().client_with_grants(client).start().await.unwrap();
        let mut attempt = Attempt::new(&sandbox);
        attempt.header["alg"] = alg.into();
        attempt.access_token(&sandbox).await;
    }
}

#[tokio::test]
async fn of_two_system_users_that_fit_the_first_is_taken() {
    let sandbox = start().await;
    sandbox.set_system_user(SystemUser::new(SYSTEM, CUSTOMER)).unwrap();
    let (_, claims) = issue(&sandbox, Attempt::new(&sandbox)).await;
    assert_eq!(claims["authorization_details"][0]["systemuser_id"], json!([SYSTEM_USER]));
}
