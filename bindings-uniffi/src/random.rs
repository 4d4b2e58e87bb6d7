//! Randomness from the operating system.

use systembruker::{Random, RandomError};

/// The operating system's random source. Nothing is kept between calls, so a forked process repeats nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OsRandom;

impl Random for OsRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        getrandom::fill(bytes).map_err(|_| RandomError)
    }
}
