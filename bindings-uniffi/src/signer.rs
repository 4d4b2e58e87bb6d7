//! Signers: a key that this library holds, or one that lives in the other language's world.

use std::sync::Arc;

use systembruker::{Algorithm, RingSigner, SigningError};

/// Signs with a key that is kept elsewhere: in an HSM, a key vault, another library.
#[uniffi::export(foreign)]
#[async_trait::async_trait]
pub trait Signer: Send + Sync {
    /// The RSASSA-PKCS1-v1_5 signature over exactly these bytes, raw and as long as the key's modulus.
    async fn sign(&self, algorithm: Algorithm, signing_input: Vec<u8>) -> Result<Vec<u8>, SignerFailure>;
}

/// Why a signer has no signature. The reason stays in the signer's own log: it may name the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum SignerFailure {
    /// Whatever it was.
    #[error("the signer gave no signature")]
    Failed,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for SignerFailure {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed
    }
}

// checked by the compiler against the core's own, in both directions
#[uniffi::remote(Enum)]
pub enum Algorithm {
    Rs256,
    Rs384,
    Rs512,
}

/// Either kind of signer, as the core wants one.
#[derive(Clone)]
pub(crate) enum AnySigner {
    Foreign(Arc<dyn Signer>),
    Ring(Arc<RingSigner>),
}

impl systembruker::Signer for AnySigner {
    async fn sign(&self, algorithm: Algorithm, signing_input: &[u8]) -> Result<Vec<u8>, SigningError> {
        match self {
            Self::Foreign(signer) => {
                signer.sign(algorithm, signing_input.to_vec()).await.map_err(|_| SigningError::Failed)
            }
            Self::Ring(signer) => signer.sign_now(algorithm, signing_input),
        }
    }
}
