//! Reading any token or grant, and the offset table beside the typed decode.
#![no_main]

#[path = "../../../core/tests/common/sound.rs"]
mod sound;

use base64_simd::URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use sound::sound;
use systembruker::{UnverifiedGrant, decode};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(token) = std::str::from_utf8(bytes) {
        let _ = UnverifiedGrant::decode(token);
        let _ = decode(token);
        sound(token);
    }
    // few mutations leave base64 whole, so JSON is given without it as well
    let json = URL_SAFE_NO_PAD.encode_to_string(bytes);
    sound(&format!("e30.{json}."));
    sound(&format!("{json}.e30."));
});
