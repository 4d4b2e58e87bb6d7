//! Arguments that TypeScript would have refused.

use core::fmt;
use systembruker::{Classified, ErrorClass};

/// Why an argument was refused before the core saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InvalidArgument {
    /// A member is missing or of a wrong type.
    Member { name: &'static str, wanted: &'static str },
    /// Two members that say the same thing, or neither.
    EitherOr { one: &'static str, other: &'static str },
    /// A host's function is missing.
    Host { name: &'static str },
    /// Not an `AbortSignal`.
    Signal,
    /// Not JSON.
    Json { name: &'static str },
}

impl Classified for InvalidArgument {
    fn code(&self) -> &'static str {
        match self {
            Self::Member { .. } => "argument.type",
            Self::EitherOr { .. } => "argument.either_or",
            Self::Host { .. } => "argument.host",
            Self::Signal => "argument.signal",
            Self::Json { .. } => "argument.json",
        }
    }

    fn class(&self) -> ErrorClass {
        ErrorClass::Input
    }
}

impl fmt::Display for InvalidArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member { name, wanted } => write!(f, "{name} must be {wanted}"),
            Self::EitherOr { one, other } => write!(f, "give exactly one of {one} and {other}"),
            Self::Host { name } => write!(f, "the host has no function {name}"),
            Self::Signal => f.write_str("signal must be an AbortSignal"),
            Self::Json { name } => write!(f, "{name} cannot be written as JSON"),
        }
    }
}

impl core::error::Error for InvalidArgument {}
