//! Reading any token or grant, and the offset table beside the typed decode.
#![no_main]

use libfuzzer_sys::fuzz_target;
use systembruker::{Offsets, OffsetsError, TokenField, UnverifiedGrant, decode, decode_offsets};

fuzz_target!(|bytes: &[u8]| {
    let mut text = vec![0; bytes.len()];
    let table = decode_offsets(bytes, &mut text);
    let Ok(token) = std::str::from_utf8(bytes) else { return };
    let _ = UnverifiedGrant::decode(token);
    match (table, decode(token)) {
        (Ok(table), Ok(typed)) if table.flags() & Offsets::INCOMPLETE == 0 => {
            assert_eq!(table.field(&text, TokenField::Iss), typed.claims.iss.as_deref());
            assert_eq!(
                table.field(&text, TokenField::SystemId),
                typed.claims.system_user().map(|user| user.system_id.as_str())
            );
        }
        (Ok(_), Ok(_)) => {}
        (Err(OffsetsError::Malformed(table)), Err(typed)) => assert_eq!(table, typed),
        (table, typed) => panic!("table {:?}, typed {:?}", table.is_ok(), typed.is_ok()),
    }
});
