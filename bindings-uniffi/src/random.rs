//! Randomness from the operating system.

/// The operating system's random source. Nothing is kept between calls, so a forked process repeats nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OsRandom;

impl systembruker::Random for OsRandom {
    /// Panics where the system has no random source: nothing that is signed or sealed may then leave the process.
    /// UniFFI makes an exception of it.
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives no random bytes");
    }
}
