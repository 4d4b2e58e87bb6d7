use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::Compressed;

/// The body under its false or true name of gzip.
pub(super) fn pack(content: Compressed, body: &[u8], bytes: usize) -> io::Result<Vec<u8>> {
    match content {
        Compressed::Garbage => Ok([&HEADER, [0xff; 64].as_slice()].concat()),
        Compressed::Answer => packed(body, 0),
        Compressed::Bomb => packed(body, bytes.saturating_sub(body.len())),
    }
}

fn packed(body: &[u8], blanks: usize) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body)?;
    let chunk = [b' '; 8 * 1024];
    let mut left = blanks;
    while left > 0 {
        let now = left.min(chunk.len());
        encoder.write_all(&chunk[..now])?;
        left -= now;
    }
    encoder.finish()
}

/// RFC 1952 section 2.3: magic, deflate, no flags, no time, unknown system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
