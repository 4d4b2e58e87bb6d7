//! A shared store, of JavaScript's. A call that throws has failed; the client then asks by itself.

use core::time::Duration;

use js_sys::Uint8Array;
use systembruker::{Sealer, StoreError, StoreKey, TokenStore};
use wasm_bindgen::prelude::*;

use crate::abort::{AbortSignal, settled};

#[wasm_bindgen]
extern "C" {
    /// An object with the functions `load`, `save`, `tryLock`, `unlock`, `seal` and `open`. Keys are texts, entries sealed
    /// bytes.
    pub type JsStore;
    #[wasm_bindgen(method, catch, js_name = load)]
    fn js_load(this: &JsStore, key: &str, signal: AbortSignal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = save)]
    fn js_save(
        this: &JsStore,
        key: &str,
        entry: Uint8Array,
        keep: f64,
        signal: AbortSignal,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = tryLock)]
    fn js_try_lock(this: &JsStore, key: &str, holder: &str, hold: f64, signal: AbortSignal)
    -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = seal)]
    fn js_seal(
        this: &JsStore,
        nonce: Uint8Array,
        place: Uint8Array,
        plain: Uint8Array,
        signal: AbortSignal,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = open)]
    fn js_open(
        this: &JsStore,
        nonce: Uint8Array,
        place: Uint8Array,
        sealed: Uint8Array,
        signal: AbortSignal,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = unlock)]
    fn js_unlock(this: &JsStore, key: &str, holder: &str, signal: AbortSignal) -> Result<JsValue, JsValue>;
}

impl TokenStore for JsStore {
    async fn load(&self, key: &StoreKey) -> Result<Option<Vec<u8>>, StoreError> {
        let entry = settled(|signal| self.js_load(&key.to_hex(), signal)).await.map_err(|_| StoreError)?;
        if entry.is_undefined() || entry.is_null() {
            return Ok(None);
        }
        read(entry).map(Some)
    }

    async fn save(&self, key: &StoreKey, entry: Vec<u8>, keep: Duration) -> Result<(), StoreError> {
        let entry = Uint8Array::from(entry.as_slice());
        let saved = settled(|signal| self.js_save(&key.to_hex(), entry, milliseconds(keep), signal)).await;
        saved.map(drop).map_err(|_| StoreError)
    }

    async fn try_lock(&self, key: &StoreKey, holder: &str, hold: Duration) -> Result<bool, StoreError> {
        let locked = settled(|signal| self.js_try_lock(&key.to_hex(), holder, milliseconds(hold), signal)).await;
        locked.ok().and_then(|locked| locked.as_bool()).ok_or(StoreError)
    }

    async fn unlock(&self, key: &StoreKey, holder: &str) -> Result<(), StoreError> {
        let unlocked = settled(|signal| self.js_unlock(&key.to_hex(), holder, signal)).await;
        unlocked.map(drop).map_err(|_| StoreError)
    }
}

/// AES-256-GCM by JavaScript, under a key that stays there.
impl Sealer for JsStore {
    async fn seal(&self, nonce: &[u8; 12], place: &StoreKey, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (nonce, place, plain) = (bytes(nonce), bytes(place.as_bytes()), bytes(plain));
        settled(|signal| self.js_seal(nonce, place, plain, signal)).await.map_or(Err(StoreError), read)
    }

    async fn open(&self, nonce: &[u8; 12], place: &StoreKey, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (nonce, place, sealed) = (bytes(nonce), bytes(place.as_bytes()), bytes(sealed));
        settled(|signal| self.js_open(nonce, place, sealed, signal)).await.map_or(Err(StoreError), read)
    }
}

fn bytes(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

fn read(value: JsValue) -> Result<Vec<u8>, StoreError> {
    value.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).map_err(|_| StoreError)
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
