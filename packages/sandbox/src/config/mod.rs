//! What a sandbox knows when it starts, as plain values; the same in Rust, in a file and at the control endpoints.

mod client;
mod error;
mod scope;
mod signing_keys;
mod system;
mod system_user;
mod whole;

pub use client::{Client, RegisteredKey};
pub use error::{ConfigError, ConfigProblem};
pub use scope::{Delegation, Grant, Scope, ServiceOwner};
pub use signing_keys::{SigningKeyPem, SigningKeys};
pub use system::System;
pub use system_user::{SystemUser, SystemUserStatus};
pub use whole::Config;

pub(crate) use whole::json_problem;
