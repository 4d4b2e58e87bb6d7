//! A third library on the vectors: jsonwebtoken with aws-lc signs every grant to the same bytes and agrees on every
//! signature, so that neither the maker's library nor the core is believed alone.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, crypto};
use serde_json::Value;
use systembruker_conformance::{Case, Expect, all_cases};

fn cases(operation: &str) -> Vec<Case> {
    all_cases().unwrap().into_iter().filter(|case| case.request["op"] == operation).collect()
}

fn algorithm(name: Option<&str>) -> Option<Algorithm> {
    match name {
        Some("RS256") => Some(Algorithm::RS256),
        Some("RS384") => Some(Algorithm::RS384),
        Some("RS512") => Some(Algorithm::RS512),
        _ => None,
    }
}

#[test]
fn every_grant_with_a_pem_key_is_signed_to_the_same_bytes() {
    let mut confirmed = 0;
    for case in cases("grant") {
        let (Expect::Ok(expect), Some(pem)) = (&case.expect, case.request["key"]["pem"].as_str()) else { continue };
        let assertion = expect["assertion"].as_str().unwrap();
        let (signing_input, signature) = assertion.rsplit_once('.').unwrap();
        assert_eq!(expect["signing_input"], signing_input, "{}", case.id);
        let alg = algorithm(case.request.get("alg").map_or(Some("RS256"), Value::as_str)).unwrap();
        let key = EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap();
        assert_eq!(crypto::sign(signing_input.as_bytes(), &key, alg).unwrap(), signature, "{}", case.id);
        confirmed += 1;
    }
    assert!(confirmed > 40, "{confirmed}");
}

/// The named RSA key of the case's set, as jsonwebtoken reads it.
fn key(case: &Case, kid: &str) -> Option<DecodingKey> {
    let keys = case.request["jwks"]["keys"].as_array()?;
    let named = keys.iter().find(|key| key["kid"] == kid)?;
    // aws-lc takes no leading zeros, which the rules tolerate
    let component = |name: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(named[name].as_str()?).ok()?;
        Some(bytes.into_iter().skip_while(|byte| *byte == 0).collect::<Vec<u8>>())
    };
    Some(DecodingKey::from_rsa_raw_components(&component("n")?, &component("e")?))
}

/// What jsonwebtoken says of a token's signature; nothing where it cannot say anything.
fn signature_holds(case: &Case) -> Option<bool> {
    let (signing_input, signature) = case.request["token"].as_str()?.rsplit_once('.')?;
    let header = URL_SAFE_NO_PAD.decode(signing_input.split('.').next()?).ok()?;
    let header: Value = serde_json::from_slice(&header).ok()?;
    let alg = algorithm(header["alg"].as_str())?;
    crypto::verify(signature, signing_input.as_bytes(), &key(case, header["kid"].as_str()?)?, alg).ok()
}

#[test]
fn every_accepted_token_has_a_signature_that_holds() {
    let mut confirmed = 0;
    for case in cases("verify") {
        if matches!(case.expect, Expect::Ok(_))
            && let Some(holds) = signature_holds(&case)
        {
            assert!(holds, "{}", case.id);
            confirmed += 1;
        }
    }
    assert!(confirmed > 150, "{confirmed}");
}

#[test]
fn no_token_refused_for_its_signature_alone_has_one_that_holds() {
    let mut confirmed = 0;
    for case in cases("verify") {
        if matches!(&case.expect, Expect::Fails(classes) if classes == &["signature"])
            && let Some(holds) = signature_holds(&case)
        {
            assert!(!holds, "{}", case.id);
            confirmed += 1;
        }
    }
    assert!(confirmed > 20, "{confirmed}");
}

#[test]
fn every_token_refused_after_its_signature_has_one_that_holds() {
    let mut confirmed = 0;
    for case in cases("verify") {
        let later = ["expired", "not_yet_valid", "claims"];
        if matches!(&case.expect, Expect::Fails(classes) if classes.iter().all(|class| later.contains(&class.as_str())) && !classes.is_empty())
            && let Some(holds) = signature_holds(&case)
        {
            assert!(holds, "{}", case.id);
            confirmed += 1;
        }
    }
    assert!(confirmed > 50, "{confirmed}");
}
