#![doc = include_str!("../README.md")]

mod altinn;
mod client_key;
mod clock;
mod config;
mod control;
mod demo_api;
mod faults;
mod jose;
mod keys;
mod lock;
mod metadata;
mod organisation_number;
mod random;
mod requests;
mod sandbox;
mod server;
mod shared;
mod token;
mod world;

pub use client_key::{ClientKey, generate_client_key};
pub use clock::ClockSetting;
pub use config::{
    Client, Config, ConfigError, ConfigProblem, Delegation, Grant, RegisteredKey, Scope, ServiceOwner, SigningKeyPem,
    SigningKeys, System, SystemUser, SystemUserStatus,
};
pub use faults::{Compressed, Fault, FaultKind, Moment, Times};
pub use keys::{KeyError, Rotation, Signer};
pub use requests::SeenRequest;
pub use sandbox::{Addresses, Sandbox, SandboxBuilder, StartError};
