use std::fmt::Write;

use aws_lc_rs::rand;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// `N` random bytes; all zero only if the operating system has no randomness left to give.
fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // nothing here is a secret: ids only have to differ
    let _ = rand::fill(&mut bytes);
    bytes
}

/// A `jti` in the form Maskinporten's tokens have: 32 random bytes as base64url.
pub(crate) fn jti() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// A trace id as it stands in error descriptions: 32 hexadecimal digits.
pub(crate) fn trace_id() -> String {
    hex(&bytes::<16>())
}

/// A version 4 UUID in lower case (RFC 9562 section 5.4).
pub(crate) fn uuid() -> String {
    let mut bytes = bytes::<16>();
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex = hex(&bytes);
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
