//! Tokens that were received: reading them without trust, and verifying them.

mod claims;
mod decode;
mod judge;
mod offsets;
mod policy;
mod redacted;
mod system_user;
mod verify;

pub use claims::TokenClaims;
pub use decode::{UnverifiedToken, decode};
pub use offsets::{Offsets, TokenField, decode_offsets};
pub use policy::{InvalidPolicy, VerificationPolicy};
pub use system_user::{Organisation, SystemUser, UnreadableSystemUsers};
pub use verify::{PendingVerification, RefusedToken, VerificationError, VerifiedToken, verify};

pub(crate) use redacted::Redacted;
pub(crate) use system_user::read_organisation;
