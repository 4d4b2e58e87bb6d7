//! One command per file.

pub(crate) mod decode;
pub(crate) mod demo;
pub(crate) mod grant;
pub(crate) mod keygen;
pub(crate) mod sandbox;
pub(crate) mod token;
