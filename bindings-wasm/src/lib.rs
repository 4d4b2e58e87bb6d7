//! The core for JavaScript: conversion and exports only. No rule of the protocol is here.
//!
//! JavaScript gives a [`JsHost`]: what sends, signs, tells the time and gives randomness. Every failure is thrown as
//! what the factory of [`set_error_factory`] makes of it. Promises stay on their thread, and the core asks no more.
//!
//! Several modules are built from this crate, for a page should not load what it does not use: `client` for tokens,
//! `verify` for APIs that receive them, `setup` for what is done once, reading private keys and describing systems.
//! `ring` is `setup` with RSA inside, for places without WebCrypto; none of the others links any signature's
//! cryptography.
#![cfg_attr(not(feature = "client"), allow(dead_code, reason = "conversions and errors serve all modules"))]

#[cfg(any(feature = "client", feature = "verify"))]
mod abort;
#[cfg(feature = "client")]
mod addresses;
mod argument;
#[cfg(feature = "client")]
mod catalogue;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod config;
mod convert;
#[cfg(feature = "client")]
mod decode;
#[cfg(feature = "client")]
mod decode_offsets;
#[cfg(any(feature = "client", feature = "verify"))]
mod environment;
mod error;
#[cfg(feature = "client")]
mod grant;
#[cfg(any(feature = "client", feature = "verify"))]
mod host;
#[cfg(feature = "verify")]
mod issuer_keys;
#[cfg(feature = "setup")]
mod keys;
#[cfg(feature = "client")]
mod nouns;
#[cfg(any(feature = "client", feature = "verify"))]
mod options;
#[cfg(feature = "client")]
mod query;
#[cfg(feature = "ring")]
mod ring;
#[cfg(feature = "setup")]
mod systems;
#[cfg(feature = "client")]
mod token;
#[cfg(feature = "client")]
mod token_endpoint;
#[cfg(feature = "verify")]
mod verify;

pub use error::{Failure, set_error_factory};
#[cfg(feature = "setup")]
pub use keys::{ReadKey, certificate_chain};
#[cfg(feature = "ring")]
pub use ring::{RingSigner, ring_verifies};
#[cfg(feature = "setup")]
pub use systems::{guide_2024, system_body};
#[cfg(any(feature = "client", feature = "verify"))]
pub use {abort::AbortSignal, host::JsHost};
#[cfg(feature = "client")]
pub use {
    addresses::addresses,
    catalogue::catalogue,
    client::Client,
    decode::decode,
    decode_offsets::{decode_buffers, decode_offsets},
    grant::{attach_signature, build_grant, check_key_bits},
    nouns::parse,
    token::set_token_factory,
    token_endpoint::{exchange_request, is_decided_by, read_exchange_response, read_token_response, token_request},
};
#[cfg(feature = "verify")]
pub use {
    issuer_keys::IssuerKeys,
    verify::{KeySet, Policy, finish_verification, start_verification, verify_with},
};
