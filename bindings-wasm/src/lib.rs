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
mod error;
mod host;
mod token;

pub use abort::AbortSignal;
pub use client::Client;
pub use decode::decode;
pub use error::{Failure, set_error_factory};
pub use host::JsHost;
pub use token::Token;
