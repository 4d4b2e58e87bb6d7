use serde_json::{Value, json};
use systembruker_sandbox::Sandbox;

use crate::harness::{
    AGENCY, Attempt, CLIENT, CUSTOMER, NOW, Reply, SYSTEM, SYSTEM_USER, VENDOR, config, request, start, vendor_key,
};

async fn call(sandbox: &Sandbox, method: &str, path: &str, body: &Value) -> Reply {
    let url = format!("{}{path}", sandbox.addresses().control);
    let body = if body.is_null() { String::new() } else { body.to_string() };
    request(method, &url, &[("content-type", "application/json; charset=utf-8")], &body).await
}

/// Expects success without a body.
async fn done(sandbox: &Sandbox, method: &str, path: &str, body: Value) {
    let reply = call(sandbox, method, path, &body).await;
    assert_eq!((reply.status, reply.text()), (204, ""), "{method} {path}");
}

#[tokio::test]
async fn a_world_is_built_over_http_from_nothing() {
    let sandbox = Sandbox::builder().clock(systembruker_sandbox::ClockSetting::Fixed(NOW)).start().await.unwrap();
    let code = async || Attempt::new(&sandbox).send(&sandbox).await.json()["error_uri"].clone();
    let uri = |code: &str| Value::from(format!("{}errors/{code}", sandbox.issuer()));

    assert_eq!(code().await, uri("MP-100"));
    done(&sandbox, "POST", "/clients", json!({ "client_id": CLIENT, "organisation": VENDOR })).await;
    let jwk = vendor_key().client_key.public_jwk();
    done(&sandbox, "POST", &format!("/clients/{CLIENT}/keys"), json!({ "jwk": jwk })).await;
    assert_eq!(code().await, uri("MP-200"));
    let client = json!({ "client_id": CLIENT, "organisation": VENDOR, "keys": [{ "jwk": jwk }], "scopes": ["altinn:demo.read"] });
    done(&sandbox, "POST", "/clients", client).await;
    assert_eq!(code().await, uri("MP-250"));
    done(&sandbox, "POST", "/grants", json!({ "scope": "altinn:demo.read", "organisation": VENDOR })).await;
    assert_eq!(code().await, uri("MP-303"));
    done(&sandbox, "POST", "/systems", json!({ "id": SYSTEM, "vendor": VENDOR, "clientId": [CLIENT] })).await;
    let user = json!({ "system_id": SYSTEM, "systemuser_org": CUSTOMER });
    let id = call(&sandbox, "POST", "/system-users", &user).await.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(id.len(), 36);
    Attempt::new(&sandbox).access_token(&sandbox).await;

    // and taken apart again
    done(&sandbox, "DELETE", &format!("/system-users/{id}"), Value::Null).await;
    assert_eq!(code().await, uri("MP-303"));
    done(&sandbox, "DELETE", &format!("/systems/{SYSTEM}"), Value::Null).await;
    let grant = format!("/grants?scope=altinn:demo.read&organisation={VENDOR}");
    done(&sandbox, "DELETE", &grant, Value::Null).await;
    assert_eq!(code().await, uri("MP-250"));
    let kid = vendor_key().client_key.kid();
    done(&sandbox, "DELETE", &format!("/clients/{CLIENT}/keys/{kid}"), Value::Null).await;
    assert_eq!(call(&sandbox, "DELETE", &format!("/clients/{CLIENT}/keys/{kid}"), &Value::Null).await.status, 400);
    done(&sandbox, "DELETE", &format!("/clients/{CLIENT}"), Value::Null).await;
    assert_eq!(code().await, uri("MP-100"));
}

#[tokio::test]
async fn scopes_and_delegations_are_set_and_taken_back() {
    let sandbox = start().await;
    done(&sandbox, "POST", "/scopes", json!({ "name": "altinn:instances.read", "at_max_age": 33 })).await;
    let delegation = json!({ "scope": "altinn:instances.read", "consumer": AGENCY, "supplier": VENDOR });
    done(&sandbox, "POST", "/delegations", delegation).await;
    let attempt = || Attempt::vendor(&sandbox).claim("scope", "altinn:instances.read").claim("consumer_org", AGENCY);
    assert_eq!(attempt().send(&sandbox).await.json()["expires_in"], 33);
    let query = format!("/delegations?scope=altinn:instances.read&consumer={AGENCY}&supplier={VENDOR}");
    done(&sandbox, "DELETE", &query, Value::Null).await;
    assert_eq!(attempt().send(&sandbox).await.status, 403);
    assert_eq!(call(&sandbox, "DELETE", &query, &Value::Null).await.json()["code"], "config.nothing_to_remove");
}

#[tokio::test]
async fn the_state_can_be_loaded_into_another_sandbox() {
    let state = serde_json::to_value(config().await).unwrap();
    assert_eq!(state["system_users"][0]["id"], SYSTEM_USER);
    assert_eq!(state["clock"], json!({ "now": NOW }));
    let sandbox = Sandbox::builder().start().await.unwrap();
    done(&sandbox, "POST", "/load", state.clone()).await;
    assert_eq!(call(&sandbox, "GET", "/state", &Value::Null).await.json(), state);
    Attempt::new(&sandbox).access_token(&sandbox).await;
    done(&sandbox, "POST", "/reset", Value::Null).await;
    assert_eq!(call(&sandbox, "GET", "/state", &Value::Null).await.json()["clients"], json!([]));
}

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "a table")]
async fn what_is_wrong_is_named_and_changes_nothing() {
    let sandbox = start().await;
    let before = sandbox.state();
    let jwk = vendor_key().client_key.public_jwk();
    let with = |name: &str, value: Value| {
        let mut jwk = jwk.clone();
        jwk[name] = value;
        json!({ "jwk": jwk })
    };
    let keys = format!("/clients/{CLIENT}/keys");
    let other = json!({ "client_id": "other", "organisation": VENDOR, "keys": [{ "jwk": jwk }] });
    let mut six = other.clone();
    six["keys"] = (0..6).map(|number| with("kid", format!("k{number}").into())).collect();
    for (path, body, code, said) in [
        (
            "/clients",
            json!({ "client_id": "a", "organization": VENDOR }),
            "control.unreadable",
            "unknown field `organization`",
        ),
        ("/clients", json!({ "client_id": "a" }), "control.unreadable", "missing field `organisation`"),
        ("/clients", json!({ "client_id": "a", "organisation": 5 }), "control.unreadable", "invalid type: integer `5`"),
        ("/clients", json!({ "client_id": "a b", "organisation": VENDOR }), "config.client_id", "client.client_id"),
        (
            "/clients",
            json!({ "client_id": "a", "organisation": "0192:315181909" }),
            "config.organisation_number",
            "mod-11",
        ),
        (
            "/clients",
            json!({ "client_id": "a", "organisation": VENDOR, "scopes": ["a b"] }),
            "config.scope",
            "scopes[0]",
        ),
        (
            "/clients",
            json!({ "client_id": "a", "organisation": VENDOR, "access_token_lifetime": 7201 }),
            "config.lifetime",
            "7200",
        ),
        ("/clients", other, "config.kid_taken", "client.keys[0]"),
        ("/clients", six, "config.too_many_keys", "at most 5"),
        (&keys, json!({ "jwk": "text" }), "config.key", "JSON object"),
        (&keys, with("d", "secret".into()), "config.key", "private member `d`"),
        (&keys, with("kty", "EC".into()), "config.key", "`kty` is RSA"),
        (&keys, with("alg", "ES256".into()), "config.key", "`alg` is"),
        (&keys, with("use", "enc".into()), "config.key", "`use` is sig"),
        (&keys, with("use", Value::Null), "config.key", "needs `use`"),
        (&keys, with("kid", "".into()), "config.key", "1 to 255"),
        (&keys, with("n", "AQAB=".into()), "config.key", "base64url"),
        (&keys, with("n", "AQAB".into()), "config.key", "2048 to 8192"),
        (&keys, with("e", "Aw".into()), "config.key", "exponent"),
        ("/clients/nobody/keys", json!({ "jwk": jwk }), "config.kid_taken", "unique"),
        ("/scopes", json!({ "name": "a", "at_max_age": 0 }), "config.lifetime", "scope.at_max_age"),
        ("/grants", json!({ "scope": "", "organisation": VENDOR }), "config.scope", "grant.scope"),
        (
            "/delegations",
            json!({ "scope": "a", "consumer": "1", "supplier": VENDOR }),
            "config.organisation_number",
            "consumer",
        ),
        ("/systems", json!({ "id": "nordlys", "vendor": VENDOR }), "config.system_id", "system.id"),
        ("/systems", json!({ "id": format!("{VENDOR}_"), "vendor": VENDOR }), "config.system_id", "system.id"),
        ("/systems", json!({ "id": format!("{VENDOR}_a b"), "vendor": VENDOR }), "config.system_id", "blanks"),
        (
            "/systems",
            json!({ "id": format!("{VENDOR}_2"), "vendor": VENDOR, "clientId": [CLIENT] }),
            "config.client_id_taken",
            "clientId[0]",
        ),
        ("/system-users", json!({ "system_id": "x", "systemuser_org": CUSTOMER }), "config.unknown_system", "register"),
        (
            "/system-users",
            json!({ "system_id": SYSTEM, "systemuser_org": CUSTOMER, "id": "7D" }),
            "config.system_user_id",
            "UUID",
        ),
        (
            "/system-users",
            json!({ "system_id": SYSTEM, "systemuser_org": CUSTOMER, "status": "ok" }),
            "control.unreadable",
            "unknown variant `ok`",
        ),
        ("/load", json!({ "trusted_certificates": ["x"] }), "config.certificate", "trusted_certificates[0]"),
        ("/load", json!({ "signing_keys": { "altinn": { "pem": "x" } } }), "config.signing_keys", "at start only"),
        (
            "/load",
            json!({ "clock": { "now": 1 }, "faults": [{ "kind": "cut_json", "path": "x" }] }),
            "config.fault_path",
            "faults[0]",
        ),
        (
            "/load",
            json!({ "grants": [{ "scope": "new", "organisation": VENDOR }], "systems": [{ "id": "x", "vendor": "y" }] }),
            "config.organisation_number",
            "systems[0].vendor",
        ),
        ("/keys/rotate", json!({ "signer": "nav" }), "control.unreadable", "unknown variant `nav`"),
    ] {
        let reply = call(&sandbox, "POST", path, &body).await;
        let json = reply.json();
        assert_eq!((reply.status, &json["code"]), (400, &json!(code)), "{path} {body}: {json}");
        assert!(json["error"].as_str().unwrap().contains(said), "{path} {body}: {json}");
        assert_eq!(sandbox.state(), before, "{path} {body}");
    }
}

#[tokio::test]
async fn a_key_of_the_same_kid_is_renewed() {
    let sandbox = start().await;
    let key =
        |registered_at: u64| json!({ "jwk": vendor_key().client_key.public_jwk(), "registered_at": registered_at });
    let path = format!("/clients/{CLIENT}/keys");
    done(&sandbox, "POST", &path, key(NOW - 365 * 86_400 - 1)).await;
    assert_eq!(
        Attempt::new(&sandbox).send(&sandbox).await.json()["error_uri"],
        format!("{}errors/MP-121", sandbox.issuer())
    );
    done(&sandbox, "POST", &path, key(NOW - 365 * 86_400)).await;
    Attempt::new(&sandbox).access_token(&sandbox).await;
    assert_eq!(sandbox.state().clients.iter().find(|client| client.client_id == CLIENT).unwrap().keys.len(), 2);
}

#[tokio::test]
async fn unknown_things_are_not_removed() {
    let sandbox = start().await;
    for (path, code) in [
        ("/clients/x", "config.unknown_client"),
        ("/clients/x/keys/y", "config.unknown_client"),
        ("/systems/x", "config.unknown_system"),
        ("/system-users/x", "config.unknown_system_user"),
        ("/grants?scope=x&organisation=y", "config.nothing_to_remove"),
    ] {
        let reply = call(&sandbox, "DELETE", path, &Value::Null).await;
        assert_eq!((reply.status, reply.json()["code"].as_str()), (400, Some(code)), "{path}");
    }
}

#[tokio::test]
async fn a_wrong_path_method_or_content_type_is_said_in_json() {
    let sandbox = start().await;
    assert_eq!(call(&sandbox, "GET", "/nothing", &Value::Null).await.json()["code"], "control.not_found");
    assert_eq!(call(&sandbox, "PUT", "/state", &Value::Null).await.json()["code"], "control.method");
    let url = format!("{}/clients", sandbox.addresses().control);
    for content_type in ["text/plain", "application/x-www-form-urlencoded"] {
        let reply = request("POST", &url, &[("content-type", content_type)], "{}").await;
        assert_eq!((reply.status, reply.json()["code"].as_str()), (415, Some("control.content_type")));
    }
    let reply = request("POST", &url, &[("content-type", "application/json")], "{\"client_id\":").await;
    assert!(reply.json()["error"].as_str().unwrap().contains("EOF while parsing"), "{}", reply.text());
}

#[tokio::test]
async fn the_request_log_tells_what_was_asked() {
    let sandbox = start().await;
    let mut attempt = Attempt::new(&sandbox).claim("jti", "jti-of-the-log");
    attempt.claims["authorization_details"][0]["externalRef"] = "unknown".into();
    attempt.send(&sandbox).await;
    request("GET", &format!("{}?a=b", sandbox.jwks_uri()), &[], "").await;
    let seen = call(&sandbox, "GET", "/requests", &Value::Null).await.json();
    assert_eq!(
        seen,
        json!([
            {
                "at": NOW, "method": "POST", "path": "/token", "status": 400, "fault": null,
                "client_id": CLIENT, "jti": "jti-of-the-log", "scope": "altinn:demo.read",
                "systemuser_org": CUSTOMER, "externalRef": "unknown",
                "error": "invalid_altinn_customer_configuration", "code": "MP-303", "cause": "external_ref_differs",
            },
            {
                "at": NOW, "method": "GET", "path": "/jwk", "status": 200, "fault": null,
                "client_id": null, "jti": null, "scope": null, "systemuser_org": null, "externalRef": null,
                "error": null, "code": null, "cause": null,
            },
        ])
    );
    done(&sandbox, "DELETE", "/requests", Value::Null).await;
    assert!(sandbox.requests().is_empty());
}
