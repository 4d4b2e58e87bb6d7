//! The typed decode as offsets into caller-owned buffers: what bindings use where a call must cost microseconds.

use super::claims::audiences;
use super::system_user::{details, identifier, read_organisation, read_system_users};
use crate::error::{Classified, ErrorClass};
use crate::jose::{CompactParts, MAX_TOKEN_BYTES, MalformedToken, Part, base64url, object};
use crate::json::{Kind, Value};
use crate::nouns::{ICD, NumericDate};

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
    /// The text of the number.
    Exp,
    /// The text of the number.
    Iat,
    /// The text of the number.
    Nbf,
    SystemUserOrgAuthority,
    /// The number without its prefix.
    SystemUserOrgNumber,
    SystemUserId,
    SystemId,
}

/// The offsets of one token's fields in the text that was written beside them.
///
/// As numbers, for borders that know no structs: `[flags, header length, text length, start, end, start, end, …]`,
/// a pair per [`TokenField`]; `0, 0` is an absent field. The text is header and payload, one behind the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offsets {
    table: [u32; Self::LENGTH],
}

const FIELDS: usize = TokenField::SystemId as usize + 1;
const HEAD: usize = 3;

impl Offsets {
    /// How many numbers the table has.
    pub const LENGTH: usize = HEAD + 2 * FIELDS;
    /// The size of text that suffices for every token, in bytes.
    pub const TEXT_BYTES: usize = MAX_TOKEN_BYTES;

    /// The table cannot say it all (escapes, several audiences or system users, sub-units): use [`decode`](crate::decode).
    pub const INCOMPLETE: u32 = 1;
    /// The text is not ASCII, so that byte offsets are not UTF-16 offsets.
    pub const NOT_ASCII: u32 = 2;
    /// The typed view of the system users is an error.
    pub const SYSTEM_USERS_UNREADABLE: u32 = 4;

    /// The flags, an OR of the constants above.
    pub fn flags(&self) -> u32 {
        self.table.first().copied().unwrap_or_default()
    }

    /// The table as numbers.
    pub fn as_slice(&self) -> &[u32] {
        &self.table
    }

    /// The field's text within the text written beside this table; nothing if it is absent.
    pub fn field<'t>(&self, text: &'t [u8], field: TokenField) -> Option<&'t str> {
        let place = HEAD.saturating_add((field as usize).saturating_mul(2));
        let (start, end) = (*self.table.get(place)?, *self.table.get(place.saturating_add(1))?);
        if (start, end) == (0, 0) {
            return None;
        }
        core::str::from_utf8(text.get(start as usize..end as usize)?).ok()
    }

    fn set(&mut self, field: TokenField, start: usize, end: usize) {
        let place = HEAD.saturating_add((field as usize).saturating_mul(2));
        // a token has 64 KiB at most
        let pair = [u32::try_from(start), u32::try_from(end)];
        for (slot, value) in self.table.iter_mut().skip(place).zip(pair) {
            *slot = value.unwrap_or_default();
        }
    }

    fn flag(&mut self, flag: u32) {
        if let Some(flags) = self.table.first_mut() {
            *flags |= flag;
        }
    }
}

/// Why there is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OffsetsError {
    /// The token is malformed, exactly as [`decode`](crate::decode) finds it.
    #[error(transparent)]
    Malformed(#[from] MalformedToken),
    /// The text buffer is too small.
    #[error("the text buffer is too small; {needed} bytes suffice for this token")]
    TextTooSmall {
        /// Bytes that suffice for this token.
        needed: usize,
    },
}

impl Classified for OffsetsError {
    fn code(&self) -> &'static str {
        match self {
            Self::Malformed(error) => error.code(),
            Self::TextTooSmall { .. } => "offsets.text_too_small",
        }
    }

    fn class(&self) -> ErrorClass {
        match self {
            Self::Malformed(error) => error.class(),
            Self::TextTooSmall { .. } => ErrorClass::Input,
        }
    }
}

/// Reads a token as [`decode`](crate::decode) does, into a text buffer and a table of offsets.
///
/// Unknown members and those of a wrong type are not in the table. A buffer as long as the token suffices,
/// and so does one of [`Offsets::TEXT_BYTES`] for every token.
pub fn decode_offsets(token: &[u8], text: &mut [u8]) -> Result<Offsets, OffsetsError> {
    let token = core::str::from_utf8(token).map_err(|_| MalformedToken::NotThreeParts)?;
    let parts = CompactParts::split(token)?;
    let needed = token.len();
    if text.len() < needed {
        return Err(OffsetsError::TextTooSmall { needed });
    }
    let (header_text, rest) = text.split_at_mut(parts.header.len());
    let header = base64url::decode_into(parts.header.as_bytes(), header_text).ok_or(MalformedToken::HeaderEncoding)?;
    let header_length = header.len();
    let header = object(header, Part::Header)?;
    let mut offsets = Offsets { table: [0; Offsets::LENGTH] };
    for (name, value) in header.root().object().into_iter().flatten() {
        let field = match name.string().as_deref() {
            Some("alg") => TokenField::Alg,
            Some("kid") => TokenField::Kid,
            Some("typ") => TokenField::Typ,
            _ => continue,
        };
        offsets.string(field, value, 0);
    }
    let ascii = header.text().is_ascii();
    base64url::decode(parts.signature).ok_or(MalformedToken::SignatureEncoding)?;
    // decoded behind the place of the encoded header, then moved to close the gap
    let payload_length =
        base64url::decode_into(parts.payload.as_bytes(), rest).ok_or(MalformedToken::PayloadEncoding)?.len();
    let payload_start = parts.header.len();
    text.copy_within(payload_start..payload_start.saturating_add(payload_length), header_length);
    let end = header_length.saturating_add(payload_length);
    let payload = object(text.get(header_length..end).unwrap_or_default(), Part::Payload)?;
    if !ascii || !payload.text().is_ascii() {
        offsets.flag(Offsets::NOT_ASCII);
    }
    for (name, value) in payload.root().object().into_iter().flatten() {
        offsets.claim(&name.string().unwrap_or_default(), value, header_length);
    }
    for (slot, length) in offsets.table.iter_mut().skip(1).zip([header_length, end]) {
        *slot = u32::try_from(length).unwrap_or_default();
    }
    Ok(offsets)
}

impl Offsets {
    fn claim(&mut self, name: &str, value: Value<'_, '_>, base: usize) {
        match name {
            "iss" => self.string(TokenField::Iss, value, base),
            "client_id" => self.string(TokenField::ClientId, value, base),
            "client_amr" => self.string(TokenField::ClientAmr, value, base),
            "consumer" => self.organisation(TokenField::ConsumerAuthority, TokenField::ConsumerNumber, value, base),
            "supplier" => self.organisation(TokenField::SupplierAuthority, TokenField::SupplierNumber, value, base),
            "delegation_source" => self.string(TokenField::DelegationSource, value, base),
            "scope" => self.string(TokenField::Scope, value, base),
            "token_type" => self.string(TokenField::TokenType, value, base),
            "jti" => self.string(TokenField::Jti, value, base),
            "pid" => self.string(TokenField::Pid, value, base),
            "exp" => self.date(TokenField::Exp, value, base),
            "iat" => self.date(TokenField::Iat, value, base),
            "nbf" => self.date(TokenField::Nbf, value, base),
            "aud" => self.audience(value, base),
            "authorization_details" => self.system_users(value, base),
            _ => {}
        }
    }

    fn string(&mut self, field: TokenField, value: Value<'_, '_>, base: usize) {
        if value.kind() != Kind::String {
            return;
        }
        if value.is_escaped() {
            return self.flag(Self::INCOMPLETE);
        }
        let span = value.span();
        self.set(field, base.saturating_add(span.start), base.saturating_add(span.end));
    }

    fn date(&mut self, field: TokenField, value: Value<'_, '_>, base: usize) {
        if value.number().and_then(NumericDate::from_json_number).is_some() {
            let span = value.span();
            self.set(field, base.saturating_add(span.start), base.saturating_add(span.end));
        }
    }

    fn organisation(&mut self, authority: TokenField, number: TokenField, value: Value<'_, '_>, base: usize) {
        let (Some(organisation), Some(id)) = (read_organisation(value), identifier(value)) else { return };
        if id.is_escaped() || organisation.sub_unit().is_some() {
            return self.flag(Self::INCOMPLETE);
        }
        if let Some(value) = value.get("authority") {
            self.string(authority, value, base);
        }
        let span = id.span();
        let start = base.saturating_add(span.start).saturating_add(ICD.len());
        self.set(number, start, base.saturating_add(span.end));
    }

    fn audience(&mut self, value: Value<'_, '_>, base: usize) {
        match (value.kind(), audiences(value).as_deref()) {
            (Kind::String, _) => self.string(TokenField::Aud, value, base),
            (_, Some([_])) => {
                for element in value.array().into_iter().flatten() {
                    self.string(TokenField::Aud, element, base);
                }
            }
            (_, Some([]) | None) => {}
            (_, Some(_)) => self.flag(Self::INCOMPLETE),
        }
    }

    fn system_users(&mut self, value: Value<'_, '_>, base: usize) {
        let Ok(users) = read_system_users(value) else { return self.flag(Self::SYSTEM_USERS_UNREADABLE) };
        let detail = match (users.as_slice(), details(value).as_deref()) {
            ([], _) => return,
            ([user], Ok([detail])) if user.systemuser_id.len() == 1 => *detail,
            _ => return self.flag(Self::INCOMPLETE),
        };
        if let Some(organisation) = detail.get("systemuser_org") {
            self.organisation(TokenField::SystemUserOrgAuthority, TokenField::SystemUserOrgNumber, organisation, base);
        }
        let id = detail.get("systemuser_id");
        let id = id.and_then(|ids| if ids.kind() == Kind::String { Some(ids) } else { ids.array()?.next() });
        for (field, value) in [(TokenField::SystemUserId, id), (TokenField::SystemId, detail.get("system_id"))] {
            if let Some(value) = value {
                self.string(field, value, base);
            }
        }
    }
}
