//! Values that a forked process must not inherit.

use once_cell::race::OnceBox;

/// A value of which each process makes its own when it first asks.
///
/// A fork copies memory but only the thread that forks. Locks that another thread held then stay locked for ever, and
/// threads that others wait for are gone: gunicorn and celery fork like that. So the copy is left alone, found by its
/// process id, and a new value stands behind it. Looking takes no lock, since that very lock could be a stuck one.
pub(crate) struct PerProcess<T>(OnceBox<Link<T>>);

struct Link<T> {
    process: u32,
    value: T,
    next: PerProcess<T>,
}

impl<T> PerProcess<T> {
    pub(crate) const fn new() -> Self {
        Self(OnceBox::new())
    }

    /// This process's value. Of two that are made at once one is dropped unused.
    pub(crate) fn get(&self, make: impl Fn() -> T) -> &T {
        let process = std::process::id();
        let mut place = self;
        loop {
            let link = place.0.get_or_init(|| Box::new(Link { process, value: make(), next: Self::new() }));
            if link.process == process {
                return &link.value;
            }
            place = &link.next;
        }
    }
}
