//! Private keys, signing and checking signatures.

mod certificate_chain;
mod pem;
mod pkcs8;
mod private_jwk;
mod private_key;
mod product;
#[cfg(feature = "ring")]
mod ring_backend;
mod signature;

pub use certificate_chain::{CertificateChain, InvalidCertificateChain};
pub use private_key::{InvalidPrivateKey, PrivateKey};
#[cfg(feature = "ring")]
pub use ring_backend::{RingSigner, RingVerifier};
pub use signature::{SignatureCheck, SignatureVerifier, Signer, SigningError};
