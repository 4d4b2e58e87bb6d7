//! The core for Python, Kotlin and Swift, by way of UniFFI.
//!
//! It converts and does nothing else: every rule of the protocol is the core's, and the packages on top make it feel
//! native. Generated code is not meant to be used as it is, nor is this crate from Rust.
//!
//! Every exported function returns a `Result`. Without one Swift would end the process where the others have an
//! exception, should anything panic.
#![expect(clippy::needless_pass_by_value, reason = "UniFFI hands over what it made, and keeps nothing to borrow from")]

mod access_token;
mod client;
mod client_config;
mod clock;
mod decoded_token;
mod error;
mod http;
mod per_process;
mod random;
mod signer;
mod system_user;
mod timer;
mod transport;

pub use access_token::AccessToken;
pub use client::Client;
pub use client_config::{ClientConfig, Environment};
pub use decoded_token::{DecodedToken, decode};
pub use error::SystembrukerError;
pub use http::{HttpHeader, HttpRequest, HttpResponse};
pub use signer::{Signer, SignerFailure};
pub use system_user::{Organisation, SystemUser};
pub use transport::{HttpTransport, TransportFailure};

uniffi::setup_scaffolding!("systembruker");
