//! Why a request got no answer.

use super::Retry;
use crate::error::{Classified as _, errors};

errors! {
    /// Why a request got no answer. A transport picks a variant; the texts hold no address, header, body or token.
    pub enum TransportError {
        /// No connection, or it broke before the whole answer had come, or the answer was not HTTP.
        Network {
            /// What happened: a fixed text, nothing of the request.
            reason: &'static str,
        } => Network "transport.network" "no answer: {reason}";
        /// Time ran out.
        Timeout => Timeout "transport.timeout" "no answer within the time allowed; is a firewall or a proxy in the way?";
        /// TLS failed.
        Tls {
            /// What happened: a fixed text, nothing of the request.
            reason: &'static str,
        } => Tls "transport.tls" "TLS failed: {reason}";
        /// An address that must not be spoken to.
        Address => Config "transport.address"
            "an address is an absolute https URL without user or fragment; http only on this machine itself";
        /// The method or a header cannot be sent.
        Request => Input "transport.request"
            "the request's method or a header holds a character that HTTP does not allow; look for a line break";
        /// The HTTP client could not be set up.
        Setup => Config "transport.setup"
            "the HTTP client could not be set up; are the proxy settings of the environment readable?";
        /// The caller gave up.
        Cancelled => Cancelled "transport.cancelled" "the call was cancelled";
    }
}

impl TransportError {
    /// The error of that code, for a transport in another language, whose own error is not passed on: it may hold the
    /// request. What has no such code counts as a broken connection.
    pub fn from_code(code: &str) -> Self {
        let reason = "the transport failed; does the address resolve, and does a proxy or firewall let it through?";
        let named = [Self::Timeout, Self::Tls { reason }, Self::Address, Self::Request, Self::Setup, Self::Cancelled];
        named.into_iter().find(|error| error.code() == code).unwrap_or(Self::Network { reason })
    }

    /// Whether and how asking again makes sense. What the caller or the configuration did wrong stays wrong.
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Network { .. } | Self::Timeout => Retry::NewGrant,
            Self::Tls { .. } | Self::Address | Self::Request | Self::Setup | Self::Cancelled => Retry::No,
        }
    }
}
