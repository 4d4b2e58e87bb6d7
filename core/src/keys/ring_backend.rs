//! RSA through ring.

use core::fmt;
use ring::rand::SystemRandom;
use ring::rsa::{KeyPair, KeyPairComponents, PublicKeyComponents};
use ring::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, RSA_PKCS1_SHA256,
    RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RsaEncoding, RsaParameters,
};

use super::{InvalidPrivateKey, PrivateKey, SignatureCheck, SignatureVerifier, Signer, SigningError};
use crate::jose::Algorithm;

/// Signs with a key that this process holds.
///
/// ring takes keys of 2048, 3072 and 4096 bits and keeps its own copy of the key, which it does not wipe.
pub struct RingSigner(KeyPair);

impl RingSigner {
    /// Checks that the key's parts belong together and makes it ready to sign.
    pub fn new(key: &PrivateKey) -> Result<Self, InvalidPrivateKey> {
        let (public, secret) = (key.public_key(), key.secret());
        let components = KeyPairComponents {
            public_key: PublicKeyComponents { n: public.n(), e: &public.e() },
            d: &secret.d,
            p: &secret.p,
            q: &secret.q,
            dP: &secret.dp,
            dQ: &secret.dq,
            qInv: &secret.qi,
        };
        KeyPair::from_components(&components).map(Self).map_err(|_| match public.bits() {
            2048 | 3072 | 4096 => InvalidPrivateKey::Inconsistent,
            _ => InvalidPrivateKey::SizeNotForSigning,
        })
    }

    /// The signature over these bytes.
    pub fn sign_now(&self, algorithm: Algorithm, signing_input: &[u8]) -> Result<Vec<u8>, SigningError> {
        let encoding: &'static dyn RsaEncoding = match algorithm {
            Algorithm::Rs256 => &RSA_PKCS1_SHA256,
            Algorithm::Rs384 => &RSA_PKCS1_SHA384,
            Algorithm::Rs512 => &RSA_PKCS1_SHA512,
        };
        let mut signature = vec![0; self.0.public().modulus_len()];
        // PKCS1-v1_5 is deterministic; ring's signature wants a random source all the same
        self.0.sign(encoding, &SystemRandom::new(), signing_input, &mut signature).map_err(|_| SigningError::Failed)?;
        Ok(signature)
    }
}

impl Signer for RingSigner {
    async fn sign(&self, algorithm: Algorithm, signing_input: &[u8]) -> Result<Vec<u8>, SigningError> {
        self.sign_now(algorithm, signing_input)
    }
}

impl fmt::Debug for RingSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RingSigner(…)")
    }
}

/// Checks signatures with ring.
#[derive(Debug, Clone, Copy, Default)]
pub struct RingVerifier;

impl SignatureVerifier for RingVerifier {
    fn holds(&self, check: &SignatureCheck<'_>) -> bool {
        let parameters: &RsaParameters = match check.algorithm {
            Algorithm::Rs256 => &RSA_PKCS1_2048_8192_SHA256,
            Algorithm::Rs384 => &RSA_PKCS1_2048_8192_SHA384,
            Algorithm::Rs512 => &RSA_PKCS1_2048_8192_SHA512,
        };
        PublicKeyComponents { n: check.key.n(), e: &check.key.e() }
            .verify(parameters, check.signing_input, check.signature)
            .is_ok()
    }
}
