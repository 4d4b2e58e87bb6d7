//! base64url without padding (RFC 7515 section 2), canonical to the last character.

use base64_simd::{AsOut as _, URL_SAFE_NO_PAD};

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode_to_string(bytes)
}

/// The bytes; nothing for another alphabet, padding, white space or spare bits that are not zero.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode_to_vec(text).ok()
}

/// Whether [`decode`] would give bytes.
pub(crate) fn check(text: &[u8]) -> Option<()> {
    URL_SAFE_NO_PAD.check(text).ok()
}

/// Decodes into a buffer that is large enough; its used part.
pub(crate) fn decode_into<'b>(text: &[u8], buffer: &'b mut [u8]) -> Option<&'b mut [u8]> {
    URL_SAFE_NO_PAD.decode(text, buffer.as_out()).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn takes_only_the_canonical_spelling() {
        assert_eq!(decode("AQAB"), Some(vec![1, 0, 1]));
        assert_eq!(decode("AQ"), Some(vec![1]));
        for other in
            ["AR", "AQ=", "AQ==", "A", "AQAB\n", " AQAB", "AQ AB", "+AAA", "/AAA", "AQAB=", "A=AB", "AQABAB\u{e5}"]
        {
            assert_eq!(decode(other), None, "{other:?}");
        }
        assert_eq!(decode(""), Some(vec![]));
    }
}
