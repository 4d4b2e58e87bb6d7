//! What reqwest's errors mean.

use std::error::Error;
use std::io;

use rustls::CertificateError;
use systembruker::TransportError;

/// The core's error for reqwest's. Its own text is left behind: it holds the address.
pub(crate) fn from_reqwest(error: &reqwest::Error) -> TransportError {
    if error.is_timeout() {
        TransportError::Timeout
    } else if let Some(error) = cause::<rustls::Error>(error) {
        TransportError::Tls { reason: tls_reason(error) }
    } else if error.is_builder() {
        TransportError::Request
    } else {
        TransportError::Network { reason: network_reason(error) }
    }
}

fn network_reason(error: &reqwest::Error) -> &'static str {
    if error.is_dns() {
        return "the host's name could not be resolved";
    }
    match cause::<io::Error>(error).map(io::Error::kind) {
        Some(io::ErrorKind::ConnectionRefused) => "the connection was refused",
        _ if error.is_connect() => "no connection could be made",
        _ => "the connection broke before the whole answer had come",
    }
}

fn tls_reason(error: &rustls::Error) -> &'static str {
    match error {
        rustls::Error::InvalidCertificate(certificate) => match certificate {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                "the server's certificate has expired; is this machine's clock right?"
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                "the server's certificate is not valid yet; is this machine's clock right?"
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "the server's certificate is for another name"
            }
            CertificateError::UnknownIssuer => {
                "no known authority issued the server's certificate; is there a proxy that opens TLS?"
            }
            _ => "the server's certificate is not valid",
        },
        _ => "the server and this machine found no way to encrypt; is there a proxy between?",
    }
}

/// The first cause of that type.
fn cause<'e, T: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        // what an io::Error wraps is not among its sources
        if let Some(wrapped) = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref)
            && let Some(found) = cause(wrapped)
        {
            return Some(found);
        }
        next = error.source();
    }
    None
}
