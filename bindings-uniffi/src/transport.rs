//! Transports that are written in the other language.

use core::time::Duration;
use std::sync::Arc;

use systembruker::TransportError;

use crate::{HttpRequest, HttpResponse};

/// Sends requests. It follows no redirect and repeats nothing by itself: an assertion must reach one server, once.
///
/// It is cancelled when the call that needs it is. It must not ask the client for the token that it is fetching.
#[uniffi::export(foreign)]
#[async_trait::async_trait]
pub trait HttpTransport: Send + Sync {
    /// The answer to a request, whatever its status.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportFailure>;
}

/// Why a transport has no answer. The reason stays in the transport's own log: it may name what nobody shall read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum TransportFailure {
    /// No connection, or it broke before the whole answer had come.
    #[error("no connection, or it broke")]
    Network,
    /// Time ran out.
    #[error("time ran out")]
    Timeout,
    /// TLS failed.
    #[error("TLS failed")]
    Tls,
    /// The transport was stopped.
    #[error("the transport was stopped")]
    Cancelled,
    /// An exception that is none of these. Taken for a broken connection, which it mostly is.
    #[error("an exception of another kind")]
    Other,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for TransportFailure {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Other
    }
}

impl From<TransportFailure> for TransportError {
    fn from(failure: TransportFailure) -> Self {
        match failure {
            TransportFailure::Network => Self::Network { reason: "the transport has no connection, or it broke" },
            TransportFailure::Timeout => Self::Timeout,
            TransportFailure::Tls => Self::Tls { reason: "the transport's own log says why" },
            TransportFailure::Cancelled => Self::Cancelled,
            TransportFailure::Other => {
                Self::Network { reason: "the transport raised an error of its own; see its log" }
            }
        }
    }
}

/// A transport of the other language, as the core wants one.
#[derive(Clone)]
pub(crate) struct ForeignTransport(pub(crate) Arc<dyn HttpTransport>);

impl systembruker::Transport for ForeignTransport {
    async fn send(
        &self,
        request: systembruker::HttpRequest,
        limit: usize,
        timeout: Duration,
    ) -> Result<systembruker::HttpResponse, TransportError> {
        if !request.has_allowed_address() {
            return Err(TransportError::Address);
        }
        self.0.send(HttpRequest::new(request, limit, timeout)).await?.try_into()
    }
}
