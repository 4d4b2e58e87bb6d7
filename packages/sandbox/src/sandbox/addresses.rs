use std::net::SocketAddr;

use serde::Serialize;

/// Where a running sandbox answers; the command prints it as its one line of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Addresses {
    /// Maskinporten's issuer, with the slash at its end; also a grant's `aud`.
    pub issuer: String,
    /// Maskinporten's metadata (RFC 8414).
    pub metadata: String,
    /// Maskinporten's token endpoint.
    pub token_endpoint: String,
    /// Maskinporten's public keys.
    pub jwks_uri: String,
    /// Altinn's platform, without a slash at its end; the exchange is below it.
    pub altinn_platform: String,
    /// An API that wants a system user's token with the scope `altinn:demo.read`.
    pub example_api: String,
    /// Below it the control endpoints.
    pub control: String,
}

impl Addresses {
    pub(crate) fn new(address: SocketAddr) -> Self {
        let base = format!("http://{address}");
        Self {
            issuer: format!("{base}/"),
            metadata: format!("{base}/.well-known/oauth-authorization-server"),
            token_endpoint: format!("{base}/token"),
            jwks_uri: format!("{base}/jwk"),
            example_api: format!("{base}/api/demo"),
            control: format!("{base}/control"),
            altinn_platform: base,
        }
    }

    /// Altinn's issuer, with the slash at its end.
    pub(crate) fn altinn_issuer(&self) -> String {
        format!("{}/authentication/api/v1/openid/", self.altinn_platform)
    }

    /// Where scopes were delegated: Altinn itself.
    pub(crate) fn delegation_source(&self) -> String {
        format!("{}/", self.altinn_platform)
    }
}
