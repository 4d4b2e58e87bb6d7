use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks even after another thread panicked: one broken test must not take the sandbox from the others.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
