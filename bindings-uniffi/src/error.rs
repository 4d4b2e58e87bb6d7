//! The one error that every exported function gives.

use systembruker::{Classified, ClientError, ErrorClass, Retry};

/// Why a call failed. Holds no token, assertion or key.
///
/// One variant: the packages make their language's exceptions of it, by class and code.
#[derive(Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum SystembrukerError {
    /// What the core says of the failure.
    #[error("{detail} [{code}]")]
    Failed {
        /// A fixed lower-case slug, such as `maskinporten.mp_303`.
        code: String,
        /// Whose doing it is. Not `class`: in Kotlin that would be `getClass()`, which every object has already.
        error_class: ErrorClass,
        /// Whether and how asking again makes sense.
        retry: Retry,
        /// What happened and what to do, for people. Not `message`, which Kotlin's exceptions have already.
        detail: String,
    },
}

impl SystembrukerError {
    /// The error for a value that was refused: giving the same again would end the same.
    pub(crate) fn refused(error: impl Classified) -> Self {
        Self::new(&error, Retry::No)
    }

    fn new(error: &impl Classified, retry: Retry) -> Self {
        let (code, error_class, detail) = (error.code().to_owned(), error.class(), error.to_string());
        Self::Failed { code, error_class, retry, detail }
    }
}

impl From<ClientError> for SystembrukerError {
    fn from(error: ClientError) -> Self {
        Self::new(&error, error.retry())
    }
}

// checked by the compiler against the core's own, in both directions

#[uniffi::remote(Enum)]
pub enum ErrorClass {
    Input,
    Malformed,
    Algorithm,
    Header,
    Key,
    Signature,
    Expired,
    NotYetValid,
    Claims,
    OauthError,
    HttpStatus,
    RateLimited,
    Redirect,
    Timeout,
    Network,
    Tls,
    ResponseTooLarge,
    InvalidResponse,
    ClockSkew,
    Cancelled,
    Config,
}

#[uniffi::remote(Enum)]
pub enum Retry {
    No,
    NewGrant,
    NewGrantAfterDelay,
    NewGrantOnce,
    NewGrantOnceCorrectedClock,
}
