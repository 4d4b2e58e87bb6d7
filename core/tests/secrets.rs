//! No printable form of anything shows a key, an assertion or a token.

mod common;

use common::{DETAIL, HEADER, NOW, PEM, grant, key, payload, token_of};
use std::fmt::Debug;
use systembruker::{
    Algorithm, Environment, HttpResponse, KeyId, PersonNumber, PrivateKey, RingSigner, UnverifiedGrant, decode,
    read_token_response, token_request,
};

fn printed(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

/// Pieces of eight characters of a secret: none may be seen.
fn shows(text: &str, secret: &str) -> bool {
    secret.as_bytes().chunks_exact(8).any(|piece| text.contains(std::str::from_utf8(piece).unwrap()))
}

#[test]
fn nothing_that_holds_a_secret_prints_it() {
    let key = key();
    let signer = RingSigner::new(&key).unwrap();
    let unsigned = grant().build(&KeyId::parse("k1").unwrap().into(), Algorithm::Rs256, NOW, "jti-1").unwrap();
    let mut texts = vec![printed(&key), printed(&signer), printed(&unsigned)];
    let signature = signer.sign_now(Algorithm::Rs256, unsigned.signing_input().as_bytes()).unwrap();
    let assertion = unsigned.attach(&signature).unwrap();
    let request = token_request(&Environment::Test, &assertion);
    texts.extend([printed(&assertion), printed(&request), printed(&UnverifiedGrant::decode(assertion.expose()))]);

    let token = token_of(HEADER, payload(DETAIL).as_bytes());
    texts.push(printed(&decode(&token)));
    let echo = format!(
        r#"{{"error":"{0}","error_description":"trace_id: {0} got {0}","error_uri":"{0}"}}"#,
        assertion.expose()
    );
    let answers = [
        (200, format!(r#"{{"access_token":"{token}","token_type":"Bearer","expires_in":120}}"#)),
        (200, format!(r#"{{"access_token":"{token}","token_type":"mac"}}"#)),
        (400, echo.clone()),
        (200, echo),
        (500, token.clone()),
    ];
    for (status, body) in answers {
        let response = HttpResponse { status, headers: Vec::new(), body: body.into_bytes() };
        texts.push(printed(&response));
        match read_token_response(&response, NOW) {
            Ok(granted) => {
                assert_eq!(granted.expose(), token);
                texts.push(printed(&granted));
            }
            Err(refusal) => texts.extend([refusal.to_string(), printed(&refusal)]),
        }
    }
    let pem_body: String = PEM.lines().filter(|line| !line.starts_with('-')).collect();
    let signing_input = assertion.expose().rsplit_once('.').unwrap().0;
    for text in &texts {
        assert!(!shows(text, &pem_body), "the key shows in {text}");
        assert!(!shows(text, signing_input), "the signing input shows in {text}");
        assert!(!shows(text, assertion.expose()), "the assertion shows in {text}");
        assert!(!shows(text, &token), "the token shows in {text}");
    }
}

#[test]
fn no_personal_number_is_printed() {
    let pid = "01010112345";
    let person = PersonNumber::parse(pid).unwrap();
    let token = token_of(HEADER, payload(DETAIL).replace("\"jti\"", &format!("\"pid\":\"{pid}\",\"jti\"")).as_bytes());
    let decoded = decode(&token).unwrap();
    assert_eq!(decoded.claims.pid.as_deref(), Some(pid));
    let grant = grant().pid(person.clone());
    for text in [printed(&person), printed(&decoded), printed(&grant)] {
        assert!(!text.contains(pid), "{text}");
    }
}

#[test]
fn key_errors_say_what_was_given_and_nothing_of_it() {
    let body = "MIIEvgIBADANBgkqhkiG9w0BAQEFAASC";
    let pem = |label: &str| format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n");
    let cases = [
        (pem("CERTIFICATE"), "key.certificate"),
        (pem("PUBLIC KEY"), "key.public"),
        (pem("RSA PUBLIC KEY"), "key.public"),
        (pem("EC PRIVATE KEY"), "key.elliptic"),
        (pem("ENCRYPTED PRIVATE KEY"), "key.encrypted"),
        (pem("OPENSSH PRIVATE KEY"), "key.openssh"),
        (pem("PRIVATE KEY"), "key.pkcs8"),
        (pem("RSA PRIVATE KEY"), "key.pkcs1"),
        (body.to_owned(), "key.pem_without_label"),
        ("-----BEGIN PRIVATE KEY-----\nMIIE".to_owned(), "key.pem_end"),
        ("-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----".to_owned(), "key.pem_base64"),
        (format!("{PEM}{PEM}"), "key.several_keys"),
        ("secret".to_owned(), "key.not_pem"),
        (r#"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#.to_owned(), "key.public"),
        (r#"{"kty":"EC","d":"AQAB"}"#.to_owned(), "key.not_rsa"),
        (r#"{"keys":[]}"#.to_owned(), "key.jwk_set"),
        (r#"{"kty":"RSA","d":"AQAB","n":7}"#.to_owned(), "key.jwk_member"),
        ("{".to_owned(), "key.jwk_json"),
    ];
    for (text, code) in cases {
        let error = PrivateKey::parse(&text).unwrap_err();
        assert_eq!(systembruker::Classified::code(&error), code);
        assert!(!format!("{error} {error:?}").contains("MIIE"), "{code}");
    }
}
