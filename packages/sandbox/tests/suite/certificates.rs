use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair, PKCS_RSA_SHA256, date_time_ymd,
};
use serde_json::{Value, json};

use crate::harness::{AGENCY, Attempt, CERT_CLIENT, CUSTOMER, VENDOR, cert_key, start, verify};

/// An authority with its own key, valid in 2026 and 2027.
struct Authority {
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new(name: &str, over: Option<&Authority>) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut parameters = parameters(name, 2026, 2027);
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = match over {
            None => parameters.self_signed(&key).unwrap(),
            Some(over) => parameters.signed_by(&key, &over.issuer).unwrap(),
        };
        Self { certificate, issuer: Issuer::new(parameters, key) }
    }
}

fn parameters(name: &str, from: i32, to: i32) -> CertificateParams {
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name.push(DnType::CommonName, name);
    parameters.not_before = date_time_ymd(from, 1, 1);
    parameters.not_after = date_time_ymd(to, 1, 1);
    parameters
}

fn trusted() -> &'static Authority {
    static AUTHORITY: LazyLock<Authority> = LazyLock::new(|| Authority::new("Test authority", None));
    &AUTHORITY
}

fn stranger() -> &'static Authority {
    static AUTHORITY: LazyLock<Authority> = LazyLock::new(|| Authority::new("Production authority", None));
    &AUTHORITY
}

pub(crate) fn trusted_authority_pem() -> String {
    trusted().certificate.pem()
}

/// An enterprise certificate of the vendor's certificate key.
fn enterprise(authority: &Authority, attribute: &[u64], organisation: &str, from: i32, to: i32) -> Value {
    let pem = cert_key().client_key.expose_private_key_pem();
    let key = KeyPair::from_pkcs8_pem_and_sign_algo(pem, &PKCS_RSA_SHA256).unwrap();
    let mut parameters = parameters("Nordlys", from, to);
    parameters.distinguished_name.push(DnType::CustomDnType(attribute.to_vec()), organisation);
    STANDARD.encode(parameters.signed_by(&key, &authority.issuer).unwrap().der()).into()
}

const ORGANIZATION_IDENTIFIER: [u64; 4] = [2, 5, 4, 97];
const SERIAL_NUMBER: [u64; 4] = [2, 5, 4, 5];

pub(crate) fn good() -> Value {
    enterprise(trusted(), &ORGANIZATION_IDENTIFIER, &format!("NTRNO-{VENDOR}"), 2026, 2027)
}

pub(crate) fn expired() -> Value {
    enterprise(trusted(), &ORGANIZATION_IDENTIFIER, &format!("NTRNO-{VENDOR}"), 2025, 2026)
}

pub(crate) fn other_environment() -> Value {
    enterprise(stranger(), &ORGANIZATION_IDENTIFIER, &format!("NTRNO-{VENDOR}"), 2026, 2027)
}

pub(crate) fn other_organisation() -> Value {
    enterprise(trusted(), &ORGANIZATION_IDENTIFIER, &format!("NTRNO-{CUSTOMER}"), 2026, 2027)
}

fn attempt(attempt: Attempt, x5c: &Value) -> Attempt {
    let mut attempt = attempt.claim("iss", CERT_CLIENT);
    attempt.header = json!({ "alg": "RS256", "x5c": x5c });
    attempt.key = cert_key();
    attempt
}

#[tokio::test]
async fn a_client_without_keys_signs_with_its_organisations_certificate() {
    let sandbox = start().await;
    let older = enterprise(trusted(), &SERIAL_NUMBER, VENDOR, 2026, 2027);
    let chain = Authority::new("Between", Some(trusted()));
    let below = enterprise(&chain, &ORGANIZATION_IDENTIFIER, &format!("NTRNO-{VENDOR}"), 2026, 2027);
    let between = STANDARD.encode(chain.certificate.der());
    for x5c in [json!([good()]), json!([older]), json!([below, between])] {
        let token = attempt(Attempt::vendor(&sandbox), &x5c).access_token(&sandbox).await;
        let jwks = crate::harness::request("GET", sandbox.jwks_uri(), &[], "").await.json();
        let (_, claims) = verify(&token, &jwks);
        assert_eq!(claims["client_amr"], "virksomhetssertifikat");
        assert_eq!(claims["consumer"]["ID"], format!("0192:{VENDOR}"));
    }
}

#[tokio::test]
async fn a_certificate_must_be_readable_trusted_in_time_and_the_owners() {
    let sandbox = start().await;
    let chain = Authority::new("Between", Some(trusted()));
    let below = enterprise(&chain, &ORGANIZATION_IDENTIFIER, &format!("NTRNO-{VENDOR}"), 2026, 2027);
    let der = STANDARD.decode(good().as_str().unwrap()).unwrap();
    let trailing = STANDARD.encode([der.clone(), vec![0]].concat());
    for (x5c, code) in [
        (good(), "MP-123"),
        (json!([]), "MP-123"),
        (json!([5]), "MP-123"),
        (json!([URL_SAFE_NO_PAD.encode(&der)]), "MP-123"),
        (json!(["AAAA"]), "MP-123"),
        (json!([trailing]), "MP-123"),
        (json!([good(), "AAAA"]), "MP-123"),
        (json!([expired()]), "MP-120"),
        (json!([other_environment()]), "MP-120"),
        // the chain has a gap
        (json!([below]), "MP-120"),
        (json!([other_environment(), STANDARD.encode(stranger().certificate.der())]), "MP-120"),
        // the certificate behind the leaf has not signed it
        (json!([other_environment(), good()]), "MP-120"),
        (json!([other_organisation()]), "MP-122"),
        (json!([enterprise(trusted(), &SERIAL_NUMBER, AGENCY, 2026, 2027)]), "MP-122"),
        (json!([enterprise(trusted(), &[2, 5, 4, 11], VENDOR, 2026, 2027)]), "MP-122"),
    ] {
        let reply = attempt(Attempt::vendor(&sandbox), &x5c).send(&sandbox).await;
        let uri = format!("{}errors/{code}", sandbox.issuer());
        assert_eq!(reply.json()["error_uri"], uri, "{}", reply.text());
    }
}

#[tokio::test]
async fn a_signature_by_another_key_than_the_certificates_is_refused() {
    let sandbox = start().await;
    let mut attempt = attempt(Attempt::vendor(&sandbox), &json!([good()]));
    attempt.key = crate::harness::vendor_key();
    assert_eq!(attempt.send(&sandbox).await.json()["error_uri"], format!("{}errors/MP-124", sandbox.issuer()));
}

#[tokio::test]
async fn a_trusted_organisation_cannot_issue_certificates_itself() {
    let sandbox = start().await;
    let key = KeyPair::generate().unwrap();
    let leaf = parameters("No authority", 2026, 2027);
    let certificate = leaf.signed_by(&key, &trusted().issuer).unwrap();
    let leaf = Authority { certificate, issuer: Issuer::new(leaf, key) };
    let forged = enterprise(&leaf, &ORGANIZATION_IDENTIFIER, &format!("NTRNO-{VENDOR}"), 2026, 2027);
    let x5c = json!([forged, STANDARD.encode(leaf.certificate.der())]);
    let reply = attempt(Attempt::vendor(&sandbox), &x5c).send(&sandbox).await;
    assert_eq!(reply.json()["error_uri"], format!("{}errors/MP-120", sandbox.issuer()), "{}", reply.text());
}
