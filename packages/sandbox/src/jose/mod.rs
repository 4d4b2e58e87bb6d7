//! Reading a compact JWS, independently of the client that this sandbox judges.

mod compact_jws;
mod strict_json;

pub(crate) use compact_jws::CompactJws;
