//! RSA keys: those registered for clients, and the sandbox's own.

mod error;
mod key_ring;
mod pem;
mod public_key;
mod signing_key;

pub use error::KeyError;
pub use key_ring::{Rotation, Signer};

pub(crate) use key_ring::KeyRing;
pub(crate) use pem::{decode_pem, encode_pem};
pub(crate) use public_key::{PublicKey, RegisteredPublicKey};
pub(crate) use signing_key::SigningKey;
