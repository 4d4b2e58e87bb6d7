//! Strict reading of the plainest JSON, without a list of its nodes.
#![expect(clippy::inline_always, reason = "a build for size would call these for every byte")]

use std::ops::Range;

/// A reader of JSON that is ASCII, has no blanks between its tokens, no escapes and no numbers but whole ones.
///
/// Everything else is not judged but given up on, as `None`: [`Document`](super::Document) reads that. So it need never
/// tell a fault from what is merely unusual, and what it does read is JSON by RFC 8259.
pub(crate) struct PlainReader<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> PlainReader<'t> {
    pub(crate) fn new(text: &'t [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// How many bytes were read.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// What stands in that place.
    #[inline(always)]
    pub(crate) fn slice(&self, place: Range<usize>) -> &'t [u8] {
        self.text.get(place).unwrap_or_default()
    }

    /// The byte at hand, not taken.
    #[inline(always)]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    #[inline(always)]
    pub(crate) fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at = self.at.saturating_add(1);
        Some(byte)
    }

    /// Takes this byte.
    #[inline(always)]
    pub(crate) fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    /// Takes a string; its place, without its quotes.
    pub(crate) fn string(&mut self) -> Option<Range<usize>> {
        self.expect(b'"')?;
        let start = self.at;
        let end = start.saturating_add(find(self.text.get(start..)?, b'"')?);
        self.at = end;
        self.expect(b'"')?;
        Some(start..end)
    }

    /// Takes a whole number from 0 to 10^15 - 1, which every reader of JSON has exactly; its place.
    pub(crate) fn whole_number(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at = self.at.saturating_add(1);
        }
        match self.slice(start..self.at) {
            [b'0'] => Some(start..self.at),
            [b'1'..=b'9', more @ ..] if more.len() < 15 => Some(start..self.at),
            _ => None,
        }
    }

    /// Takes a value that has no others in it.
    pub(crate) fn scalar(&mut self) -> Option<()> {
        match self.peek()? {
            b'"' => self.string().map(drop),
            b'n' => self.word(b"null"),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            _ => self.whole_number().map(drop),
        }
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        word.iter().try_for_each(|byte| self.expect(*byte))
    }
}

/// Where the first byte is that is this one, or that is not plain: `\\`, a control character or a byte beyond ASCII.
#[inline(always)]
pub(crate) fn find(text: &[u8], byte: u8) -> Option<usize> {
    let (words, last) = text.as_chunks::<8>();
    let mut at = 0_usize;
    for word in words {
        let found = marks(u64::from_le_bytes(*word), byte);
        if found != 0 {
            return Some(at.saturating_add(found.trailing_zeros() as usize / 8));
        }
        at = at.saturating_add(8);
    }
    last.iter().position(|one| marks(u64::from(*one), byte) & 0x80 != 0).map(|place| at.saturating_add(place))
}

/// Eight bytes looked at in one go: the lowest top bit that is set is that of the first such byte. Higher ones may be
/// wrong, for a subtraction borrows from the next byte.
#[inline(always)]
fn marks(word: u64, byte: u8) -> u64 {
    let zero = |word: u64| word.wrapping_sub(EACH) & !word;
    let control = word.wrapping_sub(EACH * 0x20) & !word;
    (zero(word ^ (EACH * u64::from(byte))) | zero(word ^ (EACH * u64::from(b'\\'))) | control | word) & TOP
}

const EACH: u64 = u64::from_ne_bytes([1; 8]);
const TOP: u64 = EACH << 7;

#[cfg(test)]
mod tests {
    use super::PlainReader;

    #[test]
    fn ends_a_string_where_each_byte_says_so_at_every_place() {
        for place in 0..20 {
            for byte in 0..=255_u8 {
                let mut text = [b"\"".as_slice(), &[b'a'; 20], b"\"!\"\\"].concat();
                text[1 + place] = byte;
                let plain = !matches!(byte, b'\\' | 0..0x20 | 0x80..);
                let wanted = plain.then(|| if byte == b'"' { 1..1 + place } else { 1..21 });
                assert_eq!(PlainReader::new(&text).string(), wanted, "{byte:#x} at {place}");
            }
        }
        assert_eq!(PlainReader::new(b"\"").string(), None);
        assert_eq!(PlainReader::new(b"\"never ends").string(), None);
    }

    #[test]
    fn takes_whole_numbers_as_json_writes_them() {
        for good in ["0", "7", "1790000110", "999999999999999"] {
            assert_eq!(PlainReader::new(good.as_bytes()).whole_number(), Some(0..good.len()));
        }
        for bad in ["", "00", "01", "-1", "+1", "x", "1000000000000000"] {
            assert_eq!(PlainReader::new(bad.as_bytes()).whole_number(), None, "{bad}");
        }
        // what follows is for its caller to refuse
        assert_eq!(PlainReader::new(b"1.5").whole_number(), Some(0..1));
    }
}
