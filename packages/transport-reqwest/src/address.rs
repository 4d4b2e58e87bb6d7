//! Where a request may go.

use std::net::IpAddr;

use reqwest::Url;
use systembruker::{HttpRequest, TransportError};

/// The address, if the core allows it.
pub(crate) fn read(request: &HttpRequest) -> Result<Url, TransportError> {
    let url = Url::parse(&request.url).ok().filter(|_| request.has_allowed_address());
    url.ok_or(TransportError::Address)
}

/// Whether the address is this machine itself, to which no proxy leads.
pub(crate) fn is_loopback(address: &Url) -> bool {
    address.host_str().is_some_and(|host| {
        let number = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        host == "localhost" || number.is_ok_and(|number| number.is_loopback())
    })
}

#[cfg(test)]
mod tests {
    use super::{HttpRequest, TransportError, Url, is_loopback};

    fn read(url: &str) -> Result<Url, TransportError> {
        super::read(&HttpRequest { method: "GET", url: url.to_owned(), headers: Vec::new(), body: Vec::new() })
    }

    #[test]
    fn takes_https_everywhere_and_http_on_this_machine_only() {
        for good in [
            "https://test.maskinporten.no/token",
            "https://platform.tt02.altinn.no/exchange?test=true",
            "http://127.0.0.1:4711/token",
            "http://localhost/token",
            "http://[::1]:80/",
        ] {
            assert!(read(good).is_ok(), "{good}");
        }
        for bad in ["http://test.maskinporten.no/", "http://127.0.0.1@example.no/", "ftp://127.0.0.1/", "/token", ""] {
            assert_eq!(read(bad), Err(TransportError::Address), "{bad}");
        }
    }

    #[test]
    fn knows_this_machine_in_every_spelling() {
        let loopback = |address| is_loopback(&Url::parse(address).unwrap());
        assert!(["http://127.0.0.2:1/", "https://LOCALHOST/", "http://[::1]/"].into_iter().all(loopback));
        assert!(!["https://localhost.example.no/", "https://192.0.2.1/"].into_iter().any(loopback));
    }
}
