#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod address;
mod connection;
mod keys;
mod store;

pub use address::InvalidRedisAddress;
pub use redis;
pub use store::RedisStore;
