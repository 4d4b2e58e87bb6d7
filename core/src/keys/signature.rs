//! The seam between this crate and whatever does RSA.

use crate::error::errors;
use crate::jose::{Algorithm, RsaPublicKey};

/// Makes RSASSA-PKCS1-v1_5 signatures. The key may live anywhere: in ring, WebCrypto, an HSM or a key vault.
///
/// No `Send` bound stands here: whether a call's future can move between threads follows from the signer itself,
/// so that one engine serves threads and a browser alike.
#[expect(async_fn_in_trait, reason = "callers are generic over the signer; Send is theirs to demand")]
pub trait Signer {
    /// The signature over exactly these bytes, as long as the key's modulus.
    async fn sign(&self, algorithm: Algorithm, signing_input: &[u8]) -> Result<Vec<u8>, SigningError>;
}

/// One signature to check: what [`PendingVerification`](crate::PendingVerification) asks for.
#[derive(Debug, Clone, Copy)]
pub struct SignatureCheck<'a> {
    /// The key, already found and judged.
    pub key: &'a RsaPublicKey,
    /// The algorithm, already allowed by the policy.
    pub algorithm: Algorithm,
    /// The signed bytes.
    pub signing_input: &'a [u8],
    /// The signature, already as long as the modulus.
    pub signature: &'a [u8],
}

/// Says whether a signature holds.
pub trait SignatureVerifier {
    /// Whether the signature is the key's over these bytes (RFC 8017 section 8.2.2). Anything unclear is no.
    fn holds(&self, check: &SignatureCheck<'_>) -> bool;
}

errors! {
    /// Why no signature came.
    pub enum SigningError {
        /// The signer gave up. Its own reason stays with it: it might name the key.
        Failed => Key "key.signing_failed" "the signer gave no signature; see its own log";
        /// The signature is of a length that no RSA key of 2048 to 8192 bits gives.
        SignatureLength => Key "key.signature_length" "the signature has not the length of an RSA key of 2048 to 8192 bits; give the raw bytes, not base64";
    }
}
