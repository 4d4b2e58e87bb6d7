//! Reading a token of the usual form in one pass and without allocation.
//!
//! What is taken here must be taken by [`decode`](crate::decode), with the same values. Giving up is always right.

use std::ops::Range;

use super::known::{Expected, HEADER, Known, PAYLOAD, SYSTEM_USER};
use super::{Offsets, TokenField};
use crate::grant::SYSTEM_USER_TYPE;
use crate::jose::{MAX_TOKEN_BYTES, base64url};
use crate::json::{PlainReader, find};
use crate::nouns::ICD;

pub(super) fn read(token: &[u8], text: &mut [u8]) -> Option<Offsets> {
    if token.len() > MAX_TOKEN_BYTES || token.len() > text.len() {
        return None;
    }
    let (header, rest) = split(token)?;
    let (payload, signature) = split(rest)?;
    // a third dot is of no alphabet
    base64url::check(signature)?;
    let header_end = base64url::decode_into(header, text)?.len();
    let payload_length = base64url::decode_into(payload, text.get_mut(header_end..)?)?.len();
    let end = header_end.saturating_add(payload_length);
    scan(text.get(..end)?, header_end)
}

fn scan(text: &[u8], header_end: usize) -> Option<Offsets> {
    let offsets = Offsets { table: [0; Offsets::LENGTH] };
    let mut reader = Reader { json: PlainReader::new(text), offsets, typed: false, unknown: Unknown::default() };
    reader.object(HEADER)?;
    if reader.json.position() != header_end {
        return None;
    }
    reader.object(PAYLOAD)?;
    if reader.json.position() != text.len() {
        return None;
    }
    let mut offsets = reader.offsets;
    for (slot, length) in offsets.table.iter_mut().zip([header_end, text.len()]) {
        *slot = u32::try_from(length).ok()?;
    }
    Some(offsets)
}

fn split(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let (before, from) = text.split_at_checked(find(text, b'.')?)?;
    Some((before, from.strip_prefix(b".")?))
}

struct Reader<'t> {
    json: PlainReader<'t>,
    offsets: Offsets,
    /// Whether a system user's `type` was met.
    typed: bool,
    unknown: Unknown<'t>,
}

impl Reader<'_> {
    /// An object. Of the known members none comes twice, because each has a place that is filled once.
    fn object(&mut self, known: &[Known]) -> Option<()> {
        self.json.expect(b'{')?;
        if self.json.peek() == Some(b'}') {
            return self.json.expect(b'}');
        }
        let outer = self.unknown.count;
        loop {
            let place = self.json.string()?;
            let name = self.json.slice(place);
            self.json.expect(b':')?;
            // byte by byte: the names are too short for what a call of memcmp costs
            let same = |known: &[u8]| known.len() == name.len() && known.iter().eq(name);
            if let Some((_, expected)) = known.iter().find(|(known, _)| same(known)) {
                self.value(*expected)?;
            } else {
                self.unknown.add(name, outer)?;
                self.json.scalar()?;
            }
            match self.json.next()? {
                b',' => {}
                b'}' => {
                    self.unknown.count = outer;
                    return Some(());
                }
                _ => return None,
            }
        }
    }

    fn value(&mut self, expected: Expected) -> Option<()> {
        match expected {
            Expected::Text(field) => {
                let place = self.json.string()?;
                self.fill(field, place)
            }
            Expected::Date(field) => {
                let place = self.json.whole_number()?;
                self.fill(field, place)
            }
            Expected::Number(field) => {
                let mut place = self.json.string()?;
                let digits = self.json.slice(place.clone()).strip_prefix(ICD.as_bytes())?;
                if digits.len() != 9 || !digits.iter().all(u8::is_ascii_digit) {
                    return None;
                }
                place.start = place.start.saturating_add(ICD.len());
                self.fill(field, place)
            }
            Expected::OneText(field) => self.one(|reader| reader.value(Expected::Text(field))),
            Expected::Organisation(members, number) => {
                self.object(members)?;
                self.filled(number)
            }
            Expected::SystemUser => {
                self.one(|reader| reader.object(SYSTEM_USER))?;
                self.filled(TokenField::SystemUserOrgNumber)?;
                self.filled(TokenField::SystemUserId)?;
                self.filled(TokenField::SystemId)?;
                self.typed.then_some(())
            }
            Expected::SystemUserType => {
                let place = self.json.string()?;
                let first = !core::mem::replace(&mut self.typed, true);
                (first && self.json.slice(place) == SYSTEM_USER_TYPE.as_bytes()).then_some(())
            }
        }
    }

    /// A value alone or as an array's only element.
    fn one(&mut self, value: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        if self.json.peek() != Some(b'[') {
            return value(self);
        }
        self.json.expect(b'[')?;
        value(self)?;
        self.json.expect(b']')
    }

    fn fill(&mut self, field: TokenField, place: Range<usize>) -> Option<()> {
        let pair = self.offsets.pair_mut(field).filter(|pair| **pair == [0, 0])?;
        *pair = [u32::try_from(place.start).ok()?, u32::try_from(place.end).ok()?];
        Some(())
    }

    fn filled(&self, field: TokenField) -> Option<()> {
        (self.offsets.pair(field)? != [0, 0]).then_some(())
    }
}

/// The names of unknown members: those of the object at hand behind those of the objects that it is in.
#[derive(Default)]
struct Unknown<'t> {
    names: [&'t [u8]; 16],
    count: usize,
}

impl<'t> Unknown<'t> {
    fn add(&mut self, name: &'t [u8], outer: usize) -> Option<()> {
        if self.names.get(outer..self.count)?.contains(&name) {
            return None;
        }
        *self.names.get_mut(self.count)? = name;
        self.count = self.count.saturating_add(1);
        Some(())
    }
}
