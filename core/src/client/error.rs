//! Why a client has no token.

use super::RandomError;
use crate::error::{Classified, ErrorClass};
use crate::grant::InvalidGrant;
use crate::keys::SigningError;
use crate::token_endpoint::{Retry, TokenRefusal, TransportError};

/// Why a client has no token. Callers that waited for one request share one error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The grant cannot be built.
    #[error(transparent)]
    Grant(#[from] InvalidGrant),
    /// No signature came.
    #[error(transparent)]
    Signing(#[from] SigningError),
    /// There is no randomness for a `jti`.
    #[error(transparent)]
    Random(#[from] RandomError),
    /// No answer came.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// The server refused.
    #[error(transparent)]
    Refused(#[from] TokenRefusal),
    /// Refused for the time a second time, with the clock corrected as far as it could be.
    #[error("{refusal}; this machine's clock is {} s {} the server's, set it", offset_seconds.unsigned_abs(), if *offset_seconds < 0 { "ahead of" } else { "behind" })]
    ClockSkew {
        /// The server's time less this machine's, by the answer's `Date`; 0 if it told none.
        offset_seconds: i64,
        /// The second refusal.
        refusal: TokenRefusal,
    },
    /// The call's time ran out while it waited for another caller's request, or for a transport that does not stop.
    #[error("no token came in time; a transport must not ask the client for the token that it is fetching")]
    Deadline,
}

impl ClientError {
    /// Whether and how asking again makes sense.
    pub fn retry(&self) -> Retry {
        match self {
            Self::Refused(refusal) => refusal.retry(),
            Self::Transport(error) => error.retry(),
            Self::Deadline => Retry::NewGrant,
            Self::Grant(_) | Self::Signing(_) | Self::Random(_) | Self::ClockSkew { .. } => Retry::No,
        }
    }
}

impl Classified for ClientError {
    fn code(&self) -> &'static str {
        match self {
            Self::Grant(error) => error.code(),
            Self::Signing(error) => error.code(),
            Self::Random(_) => "client.random",
            Self::Transport(error) => error.code(),
            Self::Refused(refusal) => refusal.code(),
            Self::ClockSkew { .. } => "client.clock_skew",
            Self::Deadline => "client.deadline",
        }
    }

    fn class(&self) -> ErrorClass {
        match self {
            Self::Grant(error) => error.class(),
            Self::Signing(error) => error.class(),
            Self::Random(_) => ErrorClass::Config,
            Self::Transport(error) => error.class(),
            Self::Refused(refusal) => refusal.class(),
            Self::ClockSkew { .. } => ErrorClass::ClockSkew,
            Self::Deadline => ErrorClass::Timeout,
        }
    }
}
