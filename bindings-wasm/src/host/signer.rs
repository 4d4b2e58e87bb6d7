//! Signing, by JavaScript.

use js_sys::Uint8Array;
use systembruker::{Algorithm, Signer, SigningError};
use wasm_bindgen::JsCast;

use super::JsHost;
use crate::abort::settled;

impl Signer for JsHost {
    async fn sign(&self, algorithm: Algorithm, signing_input: &[u8]) -> Result<Vec<u8>, SigningError> {
        let bytes = Uint8Array::from(signing_input);
        let signature = settled(|signal| self.js_sign(algorithm.as_str(), bytes, signal)).await;
        let signature = signature.and_then(JsCast::dyn_into::<Uint8Array>);
        signature.map(|signature| signature.to_vec()).map_err(|_| SigningError::Failed)
    }
}
