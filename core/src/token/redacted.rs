//! Printing what must not be printed.

use core::fmt;

/// Prints as `…`, or as nothing where there is nothing.
pub(crate) struct Redacted<'a, T>(pub(crate) &'a Option<T>);

impl<T> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Some(…)" } else { "None" })
    }
}
