//! The typed decode as offsets into caller-owned buffers: what bindings use where a call must cost microseconds.

mod known;
mod usual;

use crate::jose::MAX_TOKEN_BYTES;

/// A field of the offset table. Its number is its place; new ones are only ever put at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
#[expect(missing_docs, reason = "each is the claim or header parameter of that name")]
pub enum TokenField {
    Alg,
    Kid,
    Typ,
    Iss,
    ClientId,
    ClientAmr,
    ConsumerAuthority,
    /// The number without its prefix.
    ConsumerNumber,
    SupplierAuthority,
    /// The number without its prefix.
    SupplierNumber,
    DelegationSource,
    Scope,
    TokenType,
    Jti,
    Pid,
    Aud,
    /// The digits of a whole number.
    Exp,
    /// The digits of a whole number.
    Iat,
    /// The digits of a whole number.
    Nbf,
    SystemUserOrgAuthority,
    /// The number without its prefix.
    SystemUserOrgNumber,
    SystemUserId,
    SystemId,
}

/// The offsets of one token's fields in the text that was written beside them.
///
/// As numbers, for borders that know no structs: `[header length, text length, start, end, start, end, …]`,
/// a pair per [`TokenField`]; `0, 0` is an absent field. The text is header and payload, one behind the other. It is
/// ASCII, so that the offsets hold in UTF-8 and in UTF-16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offsets {
    table: [u32; Self::LENGTH],
}

const FIELDS: usize = TokenField::SystemId as usize + 1;
const HEAD: usize = 2;

impl Offsets {
    /// How many numbers the table has.
    pub const LENGTH: usize = HEAD + 2 * FIELDS;
    /// The size of text that suffices for every token, in bytes; no longer token is ever read.
    pub const TEXT_BYTES: usize = MAX_TOKEN_BYTES;

    /// The table as numbers.
    pub fn as_slice(&self) -> &[u32] {
        &self.table
    }

    /// The field's text within the text written beside this table; nothing if it is absent.
    pub fn field<'t>(&self, text: &'t [u8], field: TokenField) -> Option<&'t str> {
        match self.pair(field)? {
            [0, 0] => None,
            [start, end] => core::str::from_utf8(text.get(start as usize..end as usize)?).ok(),
        }
    }

    fn pair(&self, field: TokenField) -> Option<[u32; 2]> {
        let (pairs, _) = self.table.get(HEAD..)?.as_chunks();
        pairs.get(field as usize).copied()
    }

    fn pair_mut(&mut self, field: TokenField) -> Option<&mut [u32; 2]> {
        let (pairs, _) = self.table.get_mut(HEAD..)?.as_chunks_mut();
        pairs.get_mut(field as usize)
    }
}

/// Reads a token of the usual form as [`decode`](crate::decode) does, into a text buffer and a table of offsets.
///
/// Nothing for every other token, malformed or not, and for a text buffer shorter than the token: ask `decode` then.
/// Of the usual form is compact ASCII JSON without escapes, with one audience and one system user at most, without
/// sub-units, with whole seconds, and with unknown members that hold no others. Unknown members are not in the table.
pub fn decode_offsets(token: &[u8], text: &mut [u8]) -> Option<Offsets> {
    usual::read(token, text)
}
