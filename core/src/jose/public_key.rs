//! RSA public keys.

use core::fmt;
use sha2::{Digest as _, Sha256};

use super::base64url;
use crate::error::errors;

/// An RSA public key within the limits of this crate: 2048 to 8192 bits, exponent odd, 65537 to 2^33 - 1.
///
/// The lower bound is RFC 7518's; the upper ones bound the work that a key from outside can cause.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RsaPublicKey {
    n: Vec<u8>,
    e: u64,
}

errors! {
    /// Why RSA key material was refused.
    pub enum InvalidPublicKey {
        /// Modulus of under 2048 or over 8192 bits.
        ModulusSize => Key "key.modulus_size" "an RSA key has 2048 to 8192 bits";
        /// An even modulus is no product of two primes.
        ModulusEven => Key "key.modulus_even" "the RSA modulus is even, so this is no RSA key";
        /// Exponent even, under 65537 or over 2^33 - 1.
        Exponent => Key "key.exponent" "the RSA public exponent is odd and from 65537 to 2^33 - 1; 65537 is usual";
    }
}

const BITS: core::ops::RangeInclusive<usize> = 2048..=8192;
const EXPONENTS: core::ops::RangeInclusive<u64> = 65_537..=(1 << 33) - 1;

impl RsaPublicKey {
    /// Checks modulus and exponent, both big-endian; leading zero bytes are tolerated.
    pub fn from_components(n: &[u8], e: &[u8]) -> Result<Self, InvalidPublicKey> {
        let (n, e) = (strip_zeros(n), strip_zeros(e));
        Self::check_bits(bits(n))?;
        if n.last().is_none_or(|byte| byte & 1 == 0) {
            return Err(InvalidPublicKey::ModulusEven);
        }
        let exponent = match e.len() {
            0..=8 => e.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte)),
            _ => return Err(InvalidPublicKey::Exponent),
        };
        if !EXPONENTS.contains(&exponent) || exponent & 1 == 0 {
            return Err(InvalidPublicKey::Exponent);
        }
        Ok(Self { n: n.to_vec(), e: exponent })
    }

    /// Checks a modulus' size alone, for a key that does not leave its place.
    pub fn check_bits(bits: usize) -> Result<(), InvalidPublicKey> {
        if BITS.contains(&bits) { Ok(()) } else { Err(InvalidPublicKey::ModulusSize) }
    }

    /// The modulus, big-endian, without leading zeros.
    pub fn n(&self) -> &[u8] {
        &self.n
    }

    /// The public exponent, big-endian, without leading zeros.
    pub fn e(&self) -> Vec<u8> {
        strip_zeros(&self.e.to_be_bytes()).to_vec()
    }

    /// The size of the modulus in bits.
    pub fn bits(&self) -> usize {
        bits(&self.n)
    }

    /// The length that every signature by this key has, in bytes.
    pub fn signature_bytes(&self) -> usize {
        self.n.len()
    }

    /// The public JWK (RFC 7517) as JSON, ready for Maskinporten's self-service: `kty`, `n`, `e`, `use`, `alg` and `kid`.
    pub fn to_jwk(&self, kid: &crate::KeyId, algorithm: super::Algorithm) -> String {
        #[derive(serde::Serialize)]
        struct Jwk<'a> {
            kty: &'a str,
            n: String,
            e: String,
            #[serde(rename = "use")]
            usage: &'a str,
            alg: super::Algorithm,
            kid: &'a crate::KeyId,
        }
        let (n, e) = self.jwk_components();
        crate::write_json(&Jwk { kty: "RSA", n, e, usage: "sig", alg: algorithm, kid })
    }

    /// The SHA-256 thumbprint (RFC 7638) in base64url, a good `kid` for a new key.
    pub fn thumbprint(&self) -> String {
        let (n, e) = self.jwk_components();
        base64url::encode(&Sha256::digest(format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#)))
    }

    /// `n` and `e` in base64url, as they stand in a JWK.
    pub fn jwk_components(&self) -> (String, String) {
        (base64url::encode(&self.n), base64url::encode(&self.e()))
    }
}

/// Size and thumbprint: a modulus in a log helps nobody.
impl fmt::Debug for RsaPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RsaPublicKey").field("bits", &self.bits()).field("thumbprint", &self.thumbprint()).finish()
    }
}

/// A JWK's `n`, `e` or private member: canonical base64url, not empty.
pub(crate) fn read_component(text: &str) -> Option<Vec<u8>> {
    base64url::decode(text).filter(|bytes| !bytes.is_empty())
}

fn strip_zeros(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

fn bits(stripped: &[u8]) -> usize {
    let leading = stripped.first().map_or(0, |byte| byte.leading_zeros() as usize);
    stripped.len().saturating_mul(8).saturating_sub(leading)
}
