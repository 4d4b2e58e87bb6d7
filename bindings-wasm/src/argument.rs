//! Arguments that TypeScript would have refused.

use core::fmt;
use systembruker::{Classified, ErrorClass};

/// Why an argument was refused before the core saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InvalidArgument {
    /// Not the settings of a client.
    Config,
    /// Not a host.
    Host,
    /// Not an `AbortSignal`.
    Signal,
}

impl Classified for InvalidArgument {
    fn code(&self) -> &'static str {
        match self {
            Self::Config => "argument.config",
            Self::Host => "argument.host",
            Self::Signal => "argument.signal",
        }
    }

    fn class(&self) -> ErrorClass {
        ErrorClass::Input
    }
}

impl fmt::Display for InvalidArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Config => {
                "a client is told clientId, kid, scope (an array of texts) and either environment or issuer"
            }
            Self::Host => "a host has the functions send, sign, now, monotonic, sleep and randomBytes",
            Self::Signal => "signal is not an AbortSignal",
        })
    }
}

impl core::error::Error for InvalidArgument {}
