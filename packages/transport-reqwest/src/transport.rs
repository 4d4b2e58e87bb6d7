//! The transport.

use core::fmt;
use std::time::Duration;

use reqwest::{Client, ClientBuilder, redirect, retry};
use systembruker::{CONNECT_TIMEOUT, HttpRequest, HttpResponse, TOKEN_CALL_TIMEOUT, Transport, TransportError};

use crate::{address, error, message, tls};

/// Sends requests with reqwest. A clone shares the connections.
#[derive(Clone)]
pub struct ReqwestTransport {
    proxied: Client,
    direct: Client,
    longest: Duration,
}

/// How long a request may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// From the first step to the last byte of the answer. Default 10 seconds.
    pub total: Duration,
    /// Until the connection stands, TLS included. Default 5 seconds.
    pub connect: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { total: TOKEN_CALL_TIMEOUT, connect: CONNECT_TIMEOUT }
    }
}

impl ReqwestTransport {
    /// A transport with the usual timeouts. Reads the environment's proxy settings once, here.
    pub fn new() -> Result<Self, TransportError> {
        Self::with_timeouts(Timeouts::default())
    }

    /// A transport with other timeouts.
    pub fn with_timeouts(timeouts: Timeouts) -> Result<Self, TransportError> {
        let tls = tls::config()?;
        let client = |adapt: fn(ClientBuilder) -> ClientBuilder| {
            let builder = Client::builder()
                .tls_backend_preconfigured(tls.clone())
                .redirect(redirect::Policy::none())
                // an assertion that was sent once is refused the second time
                .retry(retry::never())
                .referer(false)
                .connect_timeout(timeouts.connect)
                .user_agent(USER_AGENT);
            adapt(builder).build().map_err(|_| TransportError::Setup)
        };
        let (proxied, direct) = (client(|builder| builder)?, client(ClientBuilder::no_proxy)?);
        Ok(Self { proxied, direct, longest: timeouts.total })
    }
}

impl Transport for ReqwestTransport {
    /// Sends the request as it is and gives the answer, whatever its status.
    ///
    /// The body is decompressed and read up to `limit + 1` bytes: a longer answer is cut there, for its reader to
    /// see. Header names are lower case. Dropping the future ends the request. The shorter of the call's timeout and
    /// the transport's own holds.
    async fn send(
        &self,
        request: HttpRequest,
        limit: usize,
        timeout: Duration,
    ) -> Result<HttpResponse, TransportError> {
        let url = address::read(&request)?;
        let client = if address::is_loopback(&url) { &self.direct } else { &self.proxied };
        let mut request = message::to_reqwest(request, url)?;
        *request.timeout_mut() = Some(timeout.min(self.longest));
        let response = client.execute(request).await.map_err(|error| error::from_reqwest(&error))?;
        message::from_reqwest(response, limit).await
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport(…)")
    }
}

const USER_AGENT: &str = concat!("systembruker/", env!("CARGO_PKG_VERSION"));
