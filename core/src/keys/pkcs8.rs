//! Writing PKCS#8 (RFC 5208).

use ::pkcs8::der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use ::pkcs8::der::{Encode as _, Error};
use ::pkcs8::{PrivateKeyInfoRef, spki::AlgorithmIdentifierRef};
use pkcs1::{RsaPrivateKey, UintRef};
use zeroize::Zeroizing;

use super::private_key::Secret;
use crate::jose::RsaPublicKey;

/// `rsaEncryption` (RFC 8017 appendix C).
pub(super) const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

pub(super) fn encode(public: &RsaPublicKey, secret: &Secret) -> Result<Zeroizing<Vec<u8>>, Error> {
    let exponent = public.e();
    let key = RsaPrivateKey {
        modulus: UintRef::new(public.n())?,
        public_exponent: UintRef::new(&exponent)?,
        private_exponent: UintRef::new(&secret.d)?,
        prime1: UintRef::new(&secret.p)?,
        prime2: UintRef::new(&secret.q)?,
        exponent1: UintRef::new(&secret.dp)?,
        exponent2: UintRef::new(&secret.dq)?,
        coefficient: UintRef::new(&secret.qi)?,
        other_prime_infos: None,
    };
    let pkcs1 = Zeroizing::new(key.to_der()?);
    let algorithm = AlgorithmIdentifierRef { oid: RSA_ENCRYPTION, parameters: Some(AnyRef::NULL) };
    Ok(Zeroizing::new(PrivateKeyInfoRef::new(algorithm, OctetStringRef::new(&pkcs1)?).to_der()?))
}
