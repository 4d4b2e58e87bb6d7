//! Randomness from the operating system.

use systembruker::{Random, RandomError};

/// The operating system's random source. Safe to fork: nothing is kept between two calls.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        getrandom::fill(bytes).map_err(|_| RandomError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_other_bytes_each_time() {
        let [mut first, mut second] = [[0; 32]; 2];
        SystemRandom.fill(&mut first).unwrap();
        SystemRandom.fill(&mut second).unwrap();
        assert_ne!(first, second);
        assert_ne!(SystemRandom.jti(), SystemRandom.jti());
        assert!((0.0..1.0).contains(&SystemRandom.fraction()));
    }
}
