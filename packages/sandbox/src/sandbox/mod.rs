//! The handle: start, addresses, control, what was seen, stop.

mod addresses;
mod builder;
mod control;
mod error;
mod handle;

pub use addresses::Addresses;
pub use builder::SandboxBuilder;
pub use error::StartError;
pub use handle::Sandbox;
