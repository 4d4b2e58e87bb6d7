//! The closed list of error classes, and the form that every error of this crate has.

use core::fmt;

/// Whose doing a failure is. A closed list: a program may switch on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorClass {
    /// An argument that the caller gave: a claim, an organisation number, a definition.
    Input,
    /// A token or assertion that is not the compact serialization of a JSON object.
    Malformed,
    /// The token's `alg` is not in the policy.
    Algorithm,
    /// A header parameter that must be refused, such as `crit`.
    Header,
    /// Private or public key material, or no usable key for a token.
    Key,
    /// The signature does not hold.
    Signature,
    /// `exp` has passed.
    Expired,
    /// `nbf` or `iat` lies ahead.
    NotYetValid,
    /// A claim is missing, of a wrong type, or not the one demanded.
    Claims,
    /// The server refused with an OAuth error response.
    OauthError,
    /// The server answered with an HTTP status that is no answer.
    HttpStatus,
    /// The server asked for fewer requests.
    RateLimited,
    /// The server redirected, which is never followed.
    Redirect,
    /// Time ran out.
    Timeout,
    /// No connection, or it broke.
    Network,
    /// TLS failed.
    Tls,
    /// An answer was larger than its limit.
    ResponseTooLarge,
    /// An answer could not be read.
    InvalidResponse,
    /// The local clock differs from the server's.
    ClockSkew,
    /// The caller gave up.
    Cancelled,
    /// Environment, policy or client settings.
    Config,
}

impl ErrorClass {
    /// The class as the fixed lower-case word that all languages share.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Malformed => "malformed",
            Self::Algorithm => "algorithm",
            Self::Header => "header",
            Self::Key => "key",
            Self::Signature => "signature",
            Self::Expired => "expired",
            Self::NotYetValid => "not_yet_valid",
            Self::Claims => "claims",
            Self::OauthError => "oauth_error",
            Self::HttpStatus => "http_status",
            Self::RateLimited => "rate_limited",
            Self::Redirect => "redirect",
            Self::Timeout => "timeout",
            Self::Network => "network",
            Self::Tls => "tls",
            Self::ResponseTooLarge => "response_too_large",
            Self::InvalidResponse => "invalid_response",
            Self::ClockSkew => "clock_skew",
            Self::Cancelled => "cancelled",
            Self::Config => "config",
        }
    }
}

impl fmt::Display for ErrorClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What every error of this crate has beside its text.
///
/// The code is the contract; the text may improve. Neither ever holds a token, an assertion, a key or the
/// value that was refused.
pub trait Classified: core::error::Error {
    /// A fixed lower-case slug, such as `grant.lifetime_too_long`.
    fn code(&self) -> &'static str;
    /// Whose doing it is.
    fn class(&self) -> ErrorClass;
}

/// Writes one error enum: per variant its class, its code and its text.
///
/// One table per operation keeps the three from drifting apart, and `CODES` lets a test ask that every
/// code occurs in a vector.
macro_rules! errors {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[$variant_meta:meta])*
                $variant:ident $({ $($(#[$field_meta:meta])* $field:ident : $ty:ty),+ $(,)? })?
                => $class:ident $code:literal $text:literal;
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[error($text)]
                $variant $({ $($(#[$field_meta])* $field: $ty),+ })?,
            )+
        }

        impl $name {
            /// Every code of this error.
            pub const CODES: &[&str] = &[$($code),+];
        }

        impl $crate::error::Classified for $name {
            fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)+ }
            }

            fn class(&self) -> $crate::error::ErrorClass {
                match self { $(Self::$variant { .. } => $crate::error::ErrorClass::$class,)+ }
            }
        }
    };
}

pub(crate) use errors;
