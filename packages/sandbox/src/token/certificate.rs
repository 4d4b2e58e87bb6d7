use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use x509_parser::der_parser::{Oid, oid};
use x509_parser::prelude::{ASN1Time, X509Certificate, parse_x509_certificate};
use x509_parser::public_key::PublicKey as CertificateKey;

use super::Refusal;
use crate::keys::PublicKey;

/// Checks 6 and 7: `x5c` holds certificates, leaf first, that lead to a trusted one, hold now and name the client's owner.
///
/// A certificate of the other environment is one that leads nowhere here. Revocation and key usage are not judged.
pub(super) fn check(x5c: &Value, trusted: &[Vec<u8>], owner: &str, now: u64) -> Result<PublicKey, Refusal> {
    let ders = decode(x5c).ok_or(Refusal::CertificateHeader)?;
    let chain = ders.iter().map(|der| parse(der)).collect::<Option<Vec<_>>>().ok_or(Refusal::CertificateHeader)?;
    let leaf = chain.first().ok_or(Refusal::CertificateHeader)?;
    let trusted: Vec<_> = trusted.iter().filter_map(|der| parse(der)).collect();
    let now = i64::try_from(now).ok().and_then(|now| ASN1Time::from_timestamp(now).ok());
    let now = now.ok_or(Refusal::CertificateInvalid)?;
    if !leads_to_trust(&chain, &trusted, now) {
        return Err(Refusal::CertificateInvalid);
    }
    let key = rsa_key(leaf).ok_or(Refusal::CertificateInvalid)?;
    if organisation(leaf).as_deref() != Some(owner) {
        return Err(Refusal::CertificateOrganisation);
    }
    Ok(key)
}

/// Standard base64 with padding (RFC 7515 section 4.1.6), at least one.
fn decode(x5c: &Value) -> Option<Vec<Vec<u8>>> {
    let elements = x5c.as_array().filter(|elements| !elements.is_empty())?;
    elements.iter().map(|element| STANDARD.decode(element.as_str()?).ok()).collect()
}

fn parse(der: &[u8]) -> Option<X509Certificate<'_>> {
    let (rest, certificate) = parse_x509_certificate(der).ok()?;
    rest.is_empty().then_some(certificate)
}

fn leads_to_trust(chain: &[X509Certificate<'_>], trusted: &[X509Certificate<'_>], now: ASN1Time) -> bool {
    for (index, certificate) in chain.iter().enumerate() {
        if !certificate.validity().is_valid_at(now) {
            return false;
        }
        let known = trusted.iter().any(|anchor| anchor.as_raw() == certificate.as_raw());
        if known || trusted.iter().any(|anchor| anchor.validity().is_valid_at(now) && signed_by(certificate, anchor)) {
            return true;
        }
        if !chain.get(index + 1).is_some_and(|issuer| signed_by(certificate, issuer)) {
            return false;
        }
    }
    false
}

fn signed_by(certificate: &X509Certificate<'_>, issuer: &X509Certificate<'_>) -> bool {
    issuer.is_ca()
        && certificate.issuer().as_raw() == issuer.subject().as_raw()
        && certificate.verify_signature(Some(issuer.public_key())).is_ok()
}

fn rsa_key(certificate: &X509Certificate<'_>) -> Option<PublicKey> {
    match certificate.public_key().parsed().ok()? {
        CertificateKey::RSA(key) => PublicKey::new(key.modulus, key.exponent).ok(),
        _ => None,
    }
}

/// The subject's `organizationIdentifier` (`NTRNO-` and nine digits), else its `serialNumber`, as older certificates have it.
fn organisation(certificate: &X509Certificate<'_>) -> Option<String> {
    let attribute = |oid: Oid<'static>| {
        let text = certificate.subject().iter_by_oid(&oid).next()?.as_str().ok()?;
        Some(text.to_owned())
    };
    let identifier = attribute(ORGANIZATION_IDENTIFIER).and_then(|text| Some(text.strip_prefix("NTRNO-")?.to_owned()));
    identifier.or_else(|| attribute(SERIAL_NUMBER))
}

const ORGANIZATION_IDENTIFIER: Oid<'static> = oid!(2.5.4.97);
const SERIAL_NUMBER: Oid<'static> = oid!(2.5.4.5);
