//! A private RSA key, read from the formats in which people keep them.

use ::pkcs8::der::{Decode as _, asn1::ObjectIdentifier};
use core::fmt;
use zeroize::Zeroizing;

use super::pem::{self, Armoured};
use super::pkcs8::RSA_ENCRYPTION;
use super::private_jwk;
use super::product::is_product;
use crate::error::errors;
use crate::jose::{InvalidPublicKey, RsaPublicKey};
use crate::nouns::KeyId;

/// A private RSA key of 2048 to 8192 bits.
///
/// Its own copy is wiped when it is dropped, and so are the copies made while reading it. What the caller read it
/// from, what an allocator moved, and ring's copy of it are not. It prints as `PrivateKey(…)`.
#[derive(Clone)]
pub struct PrivateKey {
    public: RsaPublicKey,
    secret: Secret,
    kid: Option<KeyId>,
}

/// The private parts, big-endian, named as in a JWK.
#[derive(Clone)]
pub(super) struct Secret {
    pub(super) d: Zeroizing<Vec<u8>>,
    pub(super) p: Zeroizing<Vec<u8>>,
    pub(super) q: Zeroizing<Vec<u8>>,
    pub(super) dp: Zeroizing<Vec<u8>>,
    pub(super) dq: Zeroizing<Vec<u8>>,
    pub(super) qi: Zeroizing<Vec<u8>>,
}

errors! {
    /// Why a text is not a private key that can be used here. Names the format that was given.
    pub enum InvalidPrivateKey {
        /// No `-----BEGIN … PRIVATE KEY-----`.
        NotPem => Key "key.not_pem" "this is no PEM private key; it starts with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----";
        /// Base64 without its frame.
        PemWithoutLabel => Key "key.pem_without_label" "this is base64 without its PEM frame; put -----BEGIN PRIVATE KEY----- and -----END PRIVATE KEY----- around it";
        /// No matching `-----END`.
        PemEnd => Key "key.pem_end" "the PEM text has no matching -----END line; was it copied whole?";
        /// Not base64 between the frames.
        PemBase64 => Key "key.pem_base64" "the PEM text is not base64 between its frames; was it copied whole?";
        /// More than one private key.
        SeveralKeys => Key "key.several_keys" "the PEM text holds several private keys; give one";
        /// A password protects the key.
        Encrypted => Key "key.encrypted" "the private key is encrypted; decrypt it first (openssl pkey -in key.pem -out plain.pem)";
        /// An elliptic curve key.
        Elliptic => Key "key.elliptic" "this is an elliptic curve key; Maskinporten takes RSA keys only";
        /// OpenSSH's own format.
        OpenSsh => Key "key.openssh" "this is an OpenSSH key; convert a copy of it to PKCS#8 (ssh-keygen -p -m PKCS8 -f copy)";
        /// A certificate.
        Certificate => Key "key.certificate" "this is a certificate, which holds no private key; give the key that belongs to it";
        /// A public key, as PEM or JWK.
        PublicKey => Key "key.public" "this is a public key; give the private one";
        /// A JWK was given where PEM was asked for.
        JwkNotPem => Key "key.jwk_not_pem" "this is JSON, not PEM; read it as a JWK";
        /// PEM was given where a JWK was asked for.
        PemNotJwk => Key "key.pem_not_jwk" "this is PEM, not a JWK; read it as PEM";
        /// Not one JSON object with `kty`.
        JwkJson => Key "key.jwk_json" "this is not a JWK: one JSON object with kty, n, e, d, p, q, dp, dq and qi";
        /// A JWK Set.
        JwkSet => Key "key.jwk_set" "this is a JWK Set; give one of its keys";
        /// `use`, `key_ops` or `alg` says that the key is not for these signatures.
        JwkUse => Key "key.jwk_use" "the JWK's use, key_ops or alg says that the key is not for signing with RS256, RS384 or RS512";
        /// A member is missing or unreadable.
        JwkMember {
            /// The member's name.
            name: &'static str,
        } => Key "key.jwk_member" "the JWK's member {name} is missing or not canonical base64url; all of n, e, d, p, q, dp, dq and qi are needed";
        /// Not RSA.
        NotRsa => Key "key.not_rsa" "this is not an RSA key (for RSASSA-PKCS1-v1_5); Maskinporten takes RSA keys only";
        /// Not PKCS#8.
        Pkcs8 => Key "key.pkcs8" "the key between the PEM frames is not PKCS#8; was it damaged?";
        /// Not PKCS#1.
        Pkcs1 => Key "key.pkcs1" "the key between the PEM frames is not PKCS#1; was it damaged?";
        /// More than two primes.
        MultiPrime => Key "key.multi_prime" "this RSA key has more than two primes; make a usual one";
        /// The parts do not belong together.
        Inconsistent => Key "key.inconsistent" "the parts of the private key do not belong together; was it damaged?";
        /// Too large or odd-sized for ring.
        SizeNotForSigning => Key "key.size_not_for_signing" "ring signs with keys of 2048, 3072 and 4096 bits; use one of those or your own signer";
        /// Modulus of under 2048 or over 8192 bits.
        ModulusSize => Key "key.modulus_size" "an RSA key has 2048 to 8192 bits";
        /// Even modulus.
        ModulusEven => Key "key.modulus_even" "the RSA modulus is even, so this is no RSA key";
        /// Unusable public exponent.
        Exponent => Key "key.exponent" "the RSA public exponent is odd and from 65537 to 2^33 - 1; 65537 is usual";
    }
}

impl From<InvalidPublicKey> for InvalidPrivateKey {
    fn from(error: InvalidPublicKey) -> Self {
        match error {
            InvalidPublicKey::ModulusSize => Self::ModulusSize,
            InvalidPublicKey::ModulusEven => Self::ModulusEven,
            InvalidPublicKey::Exponent => Self::Exponent,
        }
    }
}

const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

impl PrivateKey {
    /// Not every signer looks whether the parts belong together, and its signatures are then refused far from here.
    pub(super) fn new(public: RsaPublicKey, secret: Secret, kid: Option<KeyId>) -> Result<Self, InvalidPrivateKey> {
        if !is_product(public.n(), &secret.p, &secret.q) {
            return Err(InvalidPrivateKey::Inconsistent);
        }
        Ok(Self { public, secret, kid })
    }

    /// Reads a key in either form, PEM or JWK.
    pub fn parse(text: &str) -> Result<Self, InvalidPrivateKey> {
        if text.trim_start().starts_with('{') { Self::from_jwk(text) } else { Self::from_pem(text) }
    }

    /// Reads PEM with PKCS#8 (`PRIVATE KEY`) or PKCS#1 (`RSA PRIVATE KEY`) inside.
    ///
    /// Certificates beside the key are passed over; line breaks may be written as `\n`.
    pub fn from_pem(text: &str) -> Result<Self, InvalidPrivateKey> {
        match pem::read(text)? {
            Armoured::Pkcs8(der) => Self::from_pkcs8(&der),
            Armoured::Pkcs1(der) => Self::from_pkcs1(&der),
        }
    }

    /// Reads a private JWK (RFC 7517) with all of `n`, `e`, `d`, `p`, `q`, `dp`, `dq`, `qi`.
    pub fn from_jwk(text: &str) -> Result<Self, InvalidPrivateKey> {
        private_jwk::read(text)
    }

    /// Reads PKCS#8 in DER (RFC 5208).
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, InvalidPrivateKey> {
        let info = ::pkcs8::PrivateKeyInfoRef::try_from(der).map_err(|_| InvalidPrivateKey::Pkcs8)?;
        match info.algorithm.oid {
            RSA_ENCRYPTION => Self::from_pkcs1(info.private_key.as_bytes()),
            EC_PUBLIC_KEY => Err(InvalidPrivateKey::Elliptic),
            _ => Err(InvalidPrivateKey::NotRsa),
        }
    }

    /// Reads PKCS#1 in DER (RFC 8017 appendix A.1.2).
    pub fn from_pkcs1(der: &[u8]) -> Result<Self, InvalidPrivateKey> {
        let key = pkcs1::RsaPrivateKeyRef::from_der(der).map_err(|_| InvalidPrivateKey::Pkcs1)?;
        if key.other_prime_infos.is_some() {
            return Err(InvalidPrivateKey::MultiPrime);
        }
        let public = RsaPublicKey::from_components(key.modulus.as_bytes(), key.public_exponent.as_bytes())?;
        let part = |bytes: &[u8]| Zeroizing::new(bytes.to_vec());
        let secret = Secret {
            d: part(key.private_exponent.as_bytes()),
            p: part(key.prime1.as_bytes()),
            q: part(key.prime2.as_bytes()),
            dp: part(key.exponent1.as_bytes()),
            dq: part(key.exponent2.as_bytes()),
            qi: part(key.coefficient.as_bytes()),
        };
        Self::new(public, secret, None)
    }

    /// The public key.
    pub fn public_key(&self) -> &RsaPublicKey {
        &self.public
    }

    /// The `kid` that a JWK brought with it.
    pub fn kid(&self) -> Option<&KeyId> {
        self.kid.as_ref()
    }

    /// The key as PKCS#8 in DER, for a signer outside this crate such as WebCrypto. Whoever holds it can sign.
    ///
    /// Wiped when dropped; what it is handed to keeps its own copy.
    pub fn expose_pkcs8(&self) -> Result<Zeroizing<Vec<u8>>, InvalidPrivateKey> {
        super::pkcs8::encode(&self.public, &self.secret).map_err(|_| InvalidPrivateKey::Pkcs8)
    }

    #[cfg(feature = "ring")]
    pub(super) fn secret(&self) -> &Secret {
        &self.secret
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}
