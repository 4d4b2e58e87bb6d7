//! The PEM armour (RFC 7468), read as leniently as people paste it and no further.

use base64_simd::STANDARD;
use zeroize::Zeroizing;

use super::InvalidPrivateKey;

/// What the armour says that it holds.
pub(super) enum Armoured {
    Pkcs8(Zeroizing<Vec<u8>>),
    Pkcs1(Zeroizing<Vec<u8>>),
}

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// The one private key in a PEM text; certificates and parameters beside it are passed over.
pub(super) fn read(text: &str) -> Result<Armoured, InvalidPrivateKey> {
    // an environment variable often holds line breaks as backslash and n
    let unescaped = Zeroizing::new(text.replace("\\r", "").replace("\\n", "\n"));
    let mut blocks = unescaped.split(BEGIN).skip(1).peekable();
    if blocks.peek().is_none() {
        return Err(without_armour(text));
    }
    let mut key = None;
    let mut other = InvalidPrivateKey::NotPem;
    for block in blocks {
        let (label, rest) = block.split_once(DASHES).ok_or(InvalidPrivateKey::NotPem)?;
        let wrap: fn(Zeroizing<Vec<u8>>) -> Armoured = match label {
            "PRIVATE KEY" => Armoured::Pkcs8,
            "RSA PRIVATE KEY" => Armoured::Pkcs1,
            label => {
                other = wrong_label(label);
                continue;
            }
        };
        let (body, _) = rest.split_once(&format!("-----END {label}{DASHES}")).ok_or(InvalidPrivateKey::PemEnd)?;
        if body.contains("ENCRYPTED") {
            return Err(InvalidPrivateKey::Encrypted);
        }
        let body: Zeroizing<String> = Zeroizing::new(body.chars().filter(|c| !c.is_ascii_whitespace()).collect());
        let der = STANDARD.decode_to_vec(body.as_bytes()).map_err(|_| InvalidPrivateKey::PemBase64)?;
        if key.replace(wrap(Zeroizing::new(der))).is_some() {
            return Err(InvalidPrivateKey::SeveralKeys);
        }
    }
    key.ok_or(other)
}

fn wrong_label(label: &str) -> InvalidPrivateKey {
    match label {
        "ENCRYPTED PRIVATE KEY" => InvalidPrivateKey::Encrypted,
        "EC PRIVATE KEY" | "EC PARAMETERS" => InvalidPrivateKey::Elliptic,
        "OPENSSH PRIVATE KEY" => InvalidPrivateKey::OpenSsh,
        "CERTIFICATE" | "TRUSTED CERTIFICATE" => InvalidPrivateKey::Certificate,
        "PUBLIC KEY" | "RSA PUBLIC KEY" => InvalidPrivateKey::PublicKey,
        _ => InvalidPrivateKey::NotPem,
    }
}

fn without_armour(text: &str) -> InvalidPrivateKey {
    let text = text.trim_start();
    if text.starts_with('{') {
        InvalidPrivateKey::JwkNotPem
    } else if text.starts_with("MII") {
        InvalidPrivateKey::PemWithoutLabel
    } else {
        InvalidPrivateKey::NotPem
    }
}
