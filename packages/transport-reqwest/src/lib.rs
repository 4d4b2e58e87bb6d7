#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod address;
mod clock;
mod error;
mod host;
mod message;
mod own_runtime;
mod random;
mod tls;
mod transport;

pub use clock::TokioClock;
pub use host::{OwnRuntimeHost, TokioHost, own_runtime_host, tokio_host};
pub use own_runtime::{OwnRuntimeClock, OwnRuntimeTransport};
pub use random::SystemRandom;
pub use transport::{ReqwestTransport, Timeouts};
