//! What entries and locks are called in Redis.

use systembruker::StoreKey;

/// The words before every key, so that one Redis can serve several programs.
pub(crate) struct Keys {
    pub(crate) prefix: String,
}

impl Keys {
    pub(crate) fn entry(&self, key: &StoreKey) -> String {
        format!("{}{}", self.prefix, key.to_hex())
    }

    pub(crate) fn lock(&self, key: &StoreKey) -> String {
        format!("{}{}:lock", self.prefix, key.to_hex())
    }
}
