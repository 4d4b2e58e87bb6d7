//! The client engine: tokens for any number of customers, through any transport, without I/O or a runtime.
//!
//! # Why async traits and not a state machine
//!
//! A machine that yields "send this, sleep that" would have to be driven by a loop in every language, and each loop
//! would decide anew what to do when it is cancelled half-way. With plain `async fn` in traits, and no `Send` bound on
//! them, the compiler writes that machine: dropping the future *is* the cancellation, and whether it can move between
//! threads follows from the parts it is made of. So one code path serves tokio, UniFFI, a browser and a test whose
//! clock stands still. Nothing here is boxed as `dyn Future` and nothing is spawned, for either would lose that.
//!
//! # One request per key
//!
//! Each key has a slot with an async lock, held only by the caller that asks. Who waits for it finds, once it has
//! the lock, the token or the failure that was completed since it arrived. A caller that is dropped frees the lock,
//! and the next one asks. It is the only lock held across a foreign call.

mod age_clock;
mod ask;
mod batch;
mod cache;
mod call;
mod config;
mod deadline;
mod engine;
mod error;
mod event;
mod exchange;
mod fetched;
mod host;
mod issuer_keys;
mod metadata;
mod sealed;
mod share;
mod slot;
mod store;
mod token;
mod token_key;
mod turn;

pub use call::CallOptions;
pub use config::{ClientConfig, InvalidClientConfig};
pub use engine::{Client, TokenQuery};
pub use error::ClientError;
pub use event::Event;
pub use host::{Clock, Host, Observed, Parts, Random, RandomError, Transport};
pub use issuer_keys::IssuerKeys;
pub use metadata::{InvalidMetadata, IssuerMetadata};
#[cfg(feature = "aes-gcm")]
pub use store::SealingKey;
pub use store::{NoStore, Sealer, StoreError, StoreKey, TokenStore};
pub use token::Token;
pub use token_key::TokenKey;
