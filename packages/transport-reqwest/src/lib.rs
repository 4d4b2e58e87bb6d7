#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod address;
mod error;
mod message;
mod tls;
mod transport;

pub use transport::{ReqwestTransport, Timeouts};
