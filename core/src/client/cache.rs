//! The slots of all keys, of which the least recently used ones go.

use core::num::NonZeroUsize;
use lru::LruCache;
use std::hash::RandomState;
use std::sync::{Arc, Mutex, PoisonError};

use super::TokenKey;
use super::slot::Slot;

pub(super) struct Cache(Mutex<LruCache<TokenKey, Arc<Slot>, RandomState>>);

impl Cache {
    pub(super) fn new(capacity: usize) -> Self {
        let capacity = NonZeroUsize::new(capacity).unwrap_or(NonZeroUsize::MIN);
        Self(Mutex::new(LruCache::with_hasher(capacity, RandomState::new())))
    }

    /// The key's slot, a new one if there is none.
    ///
    /// A slot that is dropped while callers wait in it lives on with them; its key then begins anew.
    pub(super) fn slot(&self, key: &TokenKey) -> Arc<Slot> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slots.get_or_insert_ref(key, Arc::default))
    }

    /// The key's slot, if there is one.
    pub(super) fn known(&self, key: &TokenKey) -> Option<Arc<Slot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).map(Arc::clone)
    }

    pub(super) fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    pub(super) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
