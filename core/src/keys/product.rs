//! Whether a modulus is the product of two primes.

use core::iter::{once, repeat};
use zeroize::Zeroizing;

/// Whether `n` is `p` times `q`, all big-endian. By the school method, whose steps do not depend on the digits.
pub(super) fn is_product(n: &[u8], p: &[u8], q: &[u8]) -> bool {
    if p.len().max(q.len()) > n.len() {
        return false;
    }
    let (p, q) = (digits(p), digits(q));
    let mut product = Zeroizing::new(vec![0_u32; p.len().saturating_add(q.len())]);
    for (place, factor) in p.iter().enumerate() {
        let mut carry = 0;
        for (digit, other) in product.iter_mut().skip(place).zip(q.iter().chain(once(&0))) {
            // at most (2^32 - 1)^2 + 2 (2^32 - 1), which is 2^64 - 1
            let sum = u64::from(*factor).wrapping_mul((*other).into()).wrapping_add((*digit).into());
            let sum = sum.wrapping_add(carry);
            (*digit, carry) = (low(sum), sum >> 32);
        }
    }
    let n = digits(n);
    let places = product.len().max(n.len());
    let padded = |digits: &[u32]| digits.iter().copied().chain(repeat(0)).take(places).collect::<Vec<_>>();
    Zeroizing::new(padded(&product)) == Zeroizing::new(padded(&n))
}

/// In base 2^32, the lowest first.
fn digits(bytes: &[u8]) -> Zeroizing<Vec<u32>> {
    let digit = |chunk: &[u8]| chunk.iter().fold(0, |digit: u32, byte| digit << 8 | u32::from(*byte));
    Zeroizing::new(bytes.rchunks(4).map(digit).collect())
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
fn low(sum: u64) -> u32 {
    sum as u32
}

#[cfg(test)]
mod tests {
    use super::is_product;

    #[test]
    fn multiplies_as_the_integers_of_the_machine_do() {
        for (p, q) in [(3_u64, 5), (u64::MAX, u64::MAX), (1 << 32, (1 << 32) - 1), (0xffff_ffff, 0xffff_ffff), (1, 0)] {
            let n = u128::from(p) * u128::from(q);
            assert!(is_product(&n.to_be_bytes(), &p.to_be_bytes(), &q.to_be_bytes()), "{p} {q}");
            assert!(!is_product(&(n ^ 1).to_be_bytes(), &p.to_be_bytes(), &q.to_be_bytes()), "{p} {q}");
            assert!(!is_product(&(n ^ 1 << 127).to_be_bytes(), &p.to_be_bytes(), &q.to_be_bytes()), "{p} {q}");
        }
    }

    #[test]
    fn takes_leading_zeros_and_lengths_that_are_no_multiple_of_four() {
        assert!(is_product(&[0, 0, 0, 1, 0x0e, 0x0a, 0x0b], &[0, 1, 0x0e, 0x0a, 0x0b], &[1]));
        assert!(is_product(&[0, 0, 15], &[3], &[0, 5]));
        assert!(!is_product(&[15], &[0, 3], &[5]));
    }
}
