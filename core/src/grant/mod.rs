//! The JWT grant (RFC 7523): the claims that are signed to ask Maskinporten for a token.

mod assertion;
mod grant_fault;
mod jwt_grant;
mod key_reference;
mod unverified_grant;
mod wire;

pub use assertion::{Assertion, UnsignedAssertion};
pub use grant_fault::GrantFault;
pub use jwt_grant::{InvalidGrant, JwtGrant, RequestedSystemUser};
pub use key_reference::KeyReference;
pub use unverified_grant::UnverifiedGrant;

pub(crate) use wire::SYSTEM_USER_TYPE;
