//! The core for JavaScript: conversion and exports only. No rule of the protocol is here.
//!
//! JavaScript gives a [`JsHost`]: what sends, signs, tells the time and gives randomness. Every failure is thrown as
//! what the factory of [`set_error_factory`] makes of it. Promises stay on their thread, and the core asks no more.

mod abort;
mod argument;
mod client;
mod config;
mod convert;
mod decode;
mod environment;
mod error;
mod grant;
mod host;
mod issuer_keys;
mod keys;
mod nouns;
mod options;
mod query;
mod token;
mod token_endpoint;
mod verify;

pub use abort::AbortSignal;
pub use client::Client;
pub use decode::decode;
pub use environment::addresses;
pub use error::{Failure, set_error_factory};
pub use grant::{UnsignedAssertion, build_grant};
pub use host::JsHost;
pub use issuer_keys::IssuerKeys;
pub use keys::{ReadKey, certificate_chain};
pub use nouns::{catalogue, guide_2024, parse, system_body};
pub use token::set_token_factory;
pub use token_endpoint::{exchange_request, read_exchange_response, read_token_response, token_request};
pub use verify::{KeySet, Policy, finish_verification, start_verification};
