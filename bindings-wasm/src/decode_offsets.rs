//! Reading a token without conversions: text in, text and offsets out, through buffers of the module's own.

use core::cell::RefCell;
use systembruker::Offsets;
use wasm_bindgen::prelude::*;

/// Real tokens have some 1,300 bytes. A longer one than this is read by [`decode`](crate::decode).
const TOKEN_BYTES: usize = 8 * 1024;

struct Buffers {
    token: [u8; TOKEN_BYTES],
    text: [u8; TOKEN_BYTES],
    table: [u32; Offsets::LENGTH],
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = const {
        RefCell::new(Buffers { token: [0; TOKEN_BYTES], text: [0; TOKEN_BYTES], table: [0; Offsets::LENGTH] })
    };
}

/// Where JavaScript writes and reads: `[token, token size, text, text size, table, table length, limit]`, three addresses
/// that never change, each with its size in bytes or numbers. No token longer than the limit is read by anything here.
#[wasm_bindgen(js_name = decodeBuffers)]
pub fn decode_buffers() -> Vec<usize> {
    BUFFERS.with_borrow_mut(|Buffers { token, text, table }| {
        // JavaScript writes behind Rust's back
        let addresses = (token.as_mut_ptr().expose_provenance(), text.as_mut_ptr().expose_provenance());
        let table_address = table.as_mut_ptr().expose_provenance();
        vec![addresses.0, token.len(), addresses.1, text.len(), table_address, table.len(), Offsets::TEXT_BYTES]
    })
}

/// Reads the token in the buffer, of that many bytes, without verifying anything; whether text and table were written.
/// If not, [`decode`](crate::decode) reads it or says what is wrong with it.
#[wasm_bindgen(js_name = decodeOffsets)]
pub fn decode_offsets(length: usize) -> bool {
    BUFFERS.with_borrow_mut(|Buffers { token, text, table }| {
        let offsets = token.get(..length).and_then(|token| systembruker::decode_offsets(token, text));
        if let Some(offsets) = &offsets {
            table.copy_from_slice(offsets.as_slice());
        }
        offsets.is_some()
    })
}
