use systembruker_sandbox::{FaultKind, Moment, Sandbox, SigningKeyPem, SigningKeys, generate_client_key};

use crate::harness::{Attempt, request, start};

#[tokio::test]
async fn no_debug_text_or_control_answer_holds_a_key_an_assertion_or_a_token() {
    let key = generate_client_key().unwrap();
    let pem = key.expose_private_key_pem();
    let secret_line = pem.lines().nth(4).unwrap();
    let fixed = SigningKeys { maskinporten: Some(SigningKeyPem { pem: pem.to_owned(), kid: None }), altinn: None };
    let sandbox = Sandbox::builder().config(start().await.state()).signing_keys(fixed.clone()).start().await.unwrap();
    let attempt = Attempt::new(&sandbox);
    let assertion = attempt.assertion();
    let token = attempt.access_token(&sandbox).await;
    sandbox.add_fault(FaultKind::Reset { at: Moment::MidBody }).unwrap();
    Attempt::new(&sandbox).send_for_bytes(&sandbox).await;

    let mut texts = vec![format!("{key:?}"), format!("{fixed:?}"), format!("{sandbox:?}")];
    texts.push(format!("{:?}", sandbox.requests()));
    texts.push(format!("{:?}", sandbox.state()));
    for path in ["state", "requests", "faults", "clock"] {
        texts.push(request("GET", &format!("{}/{path}", sandbox.addresses().control), &[], "").await.text().to_owned());
    }
    for text in texts {
        // signatures and payloads are what makes them secret; headers are alike
        for secret in [secret_line, assertion.rsplit('.').next().unwrap(), token.rsplit('.').next().unwrap()] {
            assert!(!text.contains(secret), "{text}");
        }
        assert!(!text.contains("eyJ"), "{text}");
    }
    assert_eq!(sandbox.jtis().len(), 2);
}

#[tokio::test]
async fn a_refused_signing_key_is_not_quoted() {
    for pem in ["-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n", "c2VjcmV0"] {
        let keys = SigningKeys { maskinporten: None, altinn: Some(SigningKeyPem { pem: pem.to_owned(), kid: None }) };
        let error = Sandbox::builder().signing_keys(keys).start().await.unwrap_err();
        assert_eq!(error.code(), "start.key");
        assert!(!format!("{error} {error:?}").contains("c2VjcmV0"));
    }
}
