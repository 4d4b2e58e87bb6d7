//! RSA by ring inside WebAssembly, for places that have no crypto of their own. Slow there: 8 ms a signature.

use js_sys::Uint8Array;
use systembruker::{Algorithm, RingVerifier, RsaPublicKey, SignatureCheck, SignatureVerifier as _};
use wasm_bindgen::prelude::*;

use crate::error::Failure;
use crate::keys::ReadKey;

/// A private key in this module's memory, ready to sign.
#[wasm_bindgen]
pub struct RingSigner(systembruker::RingSigner);

#[wasm_bindgen]
impl RingSigner {
    /// Checks that the key's parts belong together.
    #[wasm_bindgen(constructor)]
    pub fn new(key: &ReadKey) -> Result<RingSigner, Failure> {
        Ok(Self(systembruker::RingSigner::new(key.key())?))
    }

    /// The signature over these bytes.
    pub fn sign(&self, algorithm: &str, bytes: &[u8]) -> Result<Uint8Array, Failure> {
        let signature = self.0.sign_now(algorithm.parse::<Algorithm>()?, bytes)?;
        Ok(Uint8Array::from(signature.as_slice()))
    }
}

/// Whether a signature is the key's over these bytes. `n` and `e` are big-endian.
#[wasm_bindgen(js_name = ringVerifies)]
pub fn ring_verifies(n: &[u8], e: &[u8], algorithm: &str, bytes: &[u8], signature: &[u8]) -> Result<bool, Failure> {
    let key = &RsaPublicKey::from_components(n, e)?;
    let algorithm = algorithm.parse::<Algorithm>()?;
    Ok(RingVerifier.holds(&SignatureCheck { key, algorithm, signing_input: bytes, signature }))
}
