//! A store that several machines share.

#[cfg(feature = "aes-gcm")]
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
#[cfg(feature = "aes-gcm")]
use core::fmt;
use core::fmt::Write as _;
use core::time::Duration;

/// Keeps sealed entries for a fleet, so that it asks once per key. Values are opaque to it, keys are hashes.
///
/// A failing store never fails a call: the client then asks by itself.
#[expect(async_fn_in_trait, reason = "whether the future is Send follows from the store; see the module's head")]
pub trait TokenStore {
    /// The entry, if there is one.
    async fn load(&self, key: &StoreKey) -> Result<Option<Vec<u8>>, StoreError>;
    /// Keeps an entry for that long.
    async fn save(&self, key: &StoreKey, entry: Vec<u8>, keep: Duration) -> Result<(), StoreError>;
    /// Takes the key's lock for at most that long, without waiting; false if another machine has it.
    ///
    /// `holder` is random and names this call: only its holder may release a lock.
    async fn try_lock(&self, key: &StoreKey, holder: &str, hold: Duration) -> Result<bool, StoreError>;
    /// Gives the lock back, if it is still this holder's.
    async fn unlock(&self, key: &StoreKey, holder: &str) -> Result<(), StoreError>;
}

/// The SHA-256 of a complete token key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StoreKey(pub(super) [u8; 32]);

impl StoreKey {
    /// A key of these bytes, for a store's own tests.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The hash.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The hash as 64 hexadecimal digits.
    pub fn to_hex(&self) -> String {
        hex(&self.0)
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The store did not answer. Why is in the store's own log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the shared token store did not answer")]
pub struct StoreError;

/// A client without a shared store.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoStore;

impl TokenStore for NoStore {
    async fn load(&self, _: &StoreKey) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(None)
    }

    async fn save(&self, _: &StoreKey, _: Vec<u8>, _: Duration) -> Result<(), StoreError> {
        Ok(())
    }

    async fn try_lock(&self, _: &StoreKey, _: &str, _: Duration) -> Result<bool, StoreError> {
        Ok(true)
    }

    async fn unlock(&self, _: &StoreKey, _: &str) -> Result<(), StoreError> {
        Ok(())
    }
}

impl Sealer for NoStore {
    async fn seal(&self, _: &[u8; 12], _: &StoreKey, _: &[u8]) -> Result<Vec<u8>, StoreError> {
        Err(StoreError)
    }

    async fn open(&self, _: &[u8; 12], _: &StoreKey, _: &[u8]) -> Result<Vec<u8>, StoreError> {
        Err(StoreError)
    }
}

/// Seals a store's entries: AES-256-GCM under one key of a whole fleet, wherever that is computed.
///
/// The entry's place in the store, its key's 32 bytes, is the associated data: an entry that is moved does not open.
#[expect(async_fn_in_trait, reason = "whether the future is Send follows from the sealer; see the module's head")]
pub trait Sealer {
    /// The ciphertext with its tag of 16 bytes behind it.
    async fn seal(&self, nonce: &[u8; 12], place: &StoreKey, plain: &[u8]) -> Result<Vec<u8>, StoreError>;
    /// What was sealed, or an error if it was not, or not with these.
    async fn open(&self, nonce: &[u8; 12], place: &StoreKey, sealed: &[u8]) -> Result<Vec<u8>, StoreError>;
}

#[cfg(feature = "aes-gcm")]
impl Sealer for SealingKey {
    async fn seal(&self, nonce: &[u8; 12], place: &StoreKey, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.cipher().encrypt(nonce.into(), Payload { msg: plain, aad: &place.0 }).map_err(|_| StoreError)
    }

    async fn open(&self, nonce: &[u8; 12], place: &StoreKey, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.cipher().decrypt(nonce.into(), Payload { msg: sealed, aad: &place.0 }).map_err(|_| StoreError)
    }
}

/// The 32 bytes under which entries are sealed (AES-256-GCM). All machines that share a store have the same.
#[cfg(feature = "aes-gcm")]
#[derive(Clone)]
pub struct SealingKey(zeroize::Zeroizing<[u8; 32]>);

#[cfg(feature = "aes-gcm")]
impl SealingKey {
    /// A key of 32 bytes from a cryptographic random source, kept like a private key.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(zeroize::Zeroizing::new(bytes))
    }

    fn cipher(&self) -> aes_gcm::Aes256Gcm {
        aes_gcm::Aes256Gcm::new((&*self.0).into())
    }
}

#[cfg(feature = "aes-gcm")]
impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(…)")
    }
}
