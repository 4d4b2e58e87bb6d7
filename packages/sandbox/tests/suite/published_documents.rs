use serde_json::json;
use systembruker_sandbox::{Rotation, Signer};

use crate::harness::{Attempt, request, start, verify};

#[tokio::test]
async fn the_metadata_has_maskinportens_shape_with_the_sandboxs_addresses() {
    let sandbox = start().await;
    assert!(sandbox.issuer().starts_with("http://127.0.0.1:") && sandbox.issuer().ends_with('/'));
    let url = format!("{}.well-known/oauth-authorization-server", sandbox.issuer());
    assert_eq!(url, sandbox.addresses().metadata);
    assert_eq!(
        request("GET", &url, &[], "").await.json(),
        json!({
            "issuer": sandbox.issuer(),
            "token_endpoint": sandbox.token_endpoint(),
            "jwks_uri": sandbox.jwks_uri(),
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            "grant_types_supported": ["urn:ietf:params:oauth:grant-type:jwt-bearer"],
            "token_endpoint_auth_signing_alg_values_supported": ["RS256", "RS384", "RS512"],
            "authorization_details_types_supported": ["urn:altinn:systemuser"],
        })
    );
}

#[tokio::test]
async fn the_jwks_holds_public_members_only() {
    let sandbox = start().await;
    let jwks = request("GET", sandbox.jwks_uri(), &[], "").await.json();
    let keys = jwks["keys"].as_array().unwrap();
    assert_eq!(keys.len(), 1);
    let names: Vec<_> = keys[0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["alg", "e", "kid", "kty", "n", "use"]);
}

#[tokio::test]
async fn after_a_rotation_the_new_key_signs_and_the_old_one_goes_when_told() {
    let sandbox = start().await;
    let jwks = async || request("GET", sandbox.jwks_uri(), &[], "").await.json();
    let old = Attempt::new(&sandbox).access_token(&sandbox).await;
    let kid = sandbox.rotate_key(Signer::Maskinporten, Rotation::Keep).await.unwrap();
    verify(&old, &jwks().await);
    let (header, _) = verify(&Attempt::new(&sandbox).access_token(&sandbox).await, &jwks().await);
    assert_eq!(header["kid"], kid.as_str());

    let body = json!({ "signer": "maskinporten", "old": "drop" }).to_string();
    let url = format!("{}/keys/rotate", sandbox.addresses().control);
    let rotated = request("POST", &url, &[("content-type", "application/json")], &body).await.json();
    let keys = jwks().await["keys"].clone();
    assert_eq!(keys.as_array().unwrap().len(), 1);
    assert_eq!(keys[0]["kid"], rotated["kid"]);
}

#[tokio::test]
async fn a_path_nobody_serves_is_not_found() {
    let sandbox = start().await;
    assert_eq!(request("GET", &format!("{}nothing", sandbox.issuer()), &[], "").await.status, 404);
    assert_eq!(request("POST", sandbox.jwks_uri(), &[], "").await.status, 405);
}
