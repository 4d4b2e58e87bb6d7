//! Which Maskinporten, and which Altinn belongs to it.

use iri_string::types::UriAbsoluteStr;

use crate::error::errors;

/// A Maskinporten and the Altinn that knows its tokens. The two are coupled: mixing them gives MP-303 or 403.
///
/// Addresses are as Digdir and Altinn publish them. The issuer is compared and sent byte for byte, its
/// trailing slash included.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Environment {
    /// Maskinporten test and Altinn TT02.
    Test,
    /// Production.
    Prod,
    /// A sandbox or another installation.
    Custom(CustomEnvironment),
}

/// Addresses that were given and checked by [`Environment::custom`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CustomEnvironment {
    issuer: String,
    token_endpoint: String,
    altinn_platform: String,
}

errors! {
    /// Why an environment was refused.
    pub enum InvalidEnvironment {
        /// No environment has that name.
        UnknownName => Config "environment.unknown_name" "the environment is test (with Altinn TT02) or prod";
        /// Not an absolute https URL without query, fragment and user.
        Url => Config "environment.url"
            "an address is an absolute https URL without user, query or fragment; http only on loopback";
        /// A host that no longer answers.
        RetiredHost => Config "environment.retired_host"
            "ver1.maskinporten.no and ver2.maskinporten.no are closed; use test (https://test.maskinporten.no/)";
    }
}

impl Environment {
    /// Reads `test` (which goes with Altinn TT02) or `prod`.
    pub fn parse(name: &str) -> Result<Self, InvalidEnvironment> {
        match name {
            "test" => Ok(Self::Test),
            "prod" => Ok(Self::Prod),
            _ => Err(InvalidEnvironment::UnknownName),
        }
    }

    /// An environment of which the issuer and Altinn's platform address are given.
    ///
    /// The token endpoint is the issuer plus `token`. The issuer is kept byte for byte.
    pub fn custom(issuer: &str, altinn_platform: &str) -> Result<Self, InvalidEnvironment> {
        for address in [issuer, altinn_platform] {
            check_address(address)?;
        }
        Ok(Self::Custom(CustomEnvironment {
            issuer: issuer.to_owned(),
            token_endpoint: join(issuer, "token"),
            altinn_platform: altinn_platform.trim_end_matches('/').to_owned(),
        }))
    }

    /// The environment whose issuer this is: test, prod, or a custom one whose Altinn stands beside it.
    pub fn from_issuer(issuer: &str) -> Result<Self, InvalidEnvironment> {
        match issuer {
            "https://test.maskinporten.no/" => Ok(Self::Test),
            "https://maskinporten.no/" => Ok(Self::Prod),
            _ => Self::custom(issuer, issuer),
        }
    }

    /// Maskinporten's issuer identifier: the grant's `aud` and the token's `iss`.
    pub fn issuer(&self) -> &str {
        match self {
            Self::Test => "https://test.maskinporten.no/",
            Self::Prod => "https://maskinporten.no/",
            Self::Custom(custom) => &custom.issuer,
        }
    }

    /// Where token requests go.
    pub fn token_endpoint(&self) -> &str {
        match self {
            Self::Test => "https://test.maskinporten.no/token",
            Self::Prod => "https://maskinporten.no/token",
            Self::Custom(custom) => &custom.token_endpoint,
        }
    }

    /// Where the issuer's metadata stands (RFC 8414).
    pub fn metadata_url(&self) -> String {
        join(self.issuer(), ".well-known/oauth-authorization-server")
    }

    /// Where the issuer's public keys stand, unless its metadata says otherwise.
    pub fn jwks_uri(&self) -> String {
        join(self.issuer(), "jwk")
    }

    /// Altinn's platform address, without a trailing slash.
    pub fn altinn_platform(&self) -> &str {
        match self {
            Self::Test => "https://platform.tt02.altinn.no",
            Self::Prod => "https://platform.altinn.no",
            Self::Custom(custom) => &custom.altinn_platform,
        }
    }

    /// The issuer of Altinn's own tokens, which exchanged ones are.
    pub fn altinn_issuer(&self) -> String {
        join(self.altinn_platform(), "authentication/api/v1/openid/")
    }

    /// Where Altinn's OpenID configuration stands, which names its keys.
    pub fn altinn_openid_configuration_url(&self) -> String {
        join(&self.altinn_issuer(), ".well-known/openid-configuration")
    }

    /// Where a Maskinporten token is exchanged for an Altinn token.
    pub fn altinn_exchange_url(&self) -> String {
        join(self.altinn_platform(), "authentication/api/v1/exchange/maskinporten")
    }
}

fn join(base: &str, path: &str) -> String {
    let slash = if base.ends_with('/') { "" } else { "/" };
    format!("{base}{slash}{path}")
}

fn check_address(address: &str) -> Result<(), InvalidEnvironment> {
    let uri = UriAbsoluteStr::new(address).map_err(|_| InvalidEnvironment::Url)?;
    let authority = uri.authority_components().ok_or(InvalidEnvironment::Url)?;
    let host = authority.host().trim_end_matches('.').to_ascii_lowercase();
    if ["ver1.maskinporten.no", "ver2.maskinporten.no"].contains(&host.as_str()) {
        return Err(InvalidEnvironment::RetiredHost);
    }
    if uri.query_str().is_some() || !may_be_spoken_to(address) {
        return Err(InvalidEnvironment::Url);
    }
    Ok(())
}

/// Whether an address is https with a host, or http to this machine itself, where a sandbox listens; without a user.
pub(crate) fn may_be_spoken_to(address: &str) -> bool {
    let Ok(uri) = UriAbsoluteStr::new(address) else { return false };
    let authority = uri.authority_components().filter(|authority| authority.userinfo().is_none());
    let Some(host) = authority.map(|authority| authority.host()) else { return false };
    if uri.scheme_str().eq_ignore_ascii_case("https") {
        return !host.is_empty();
    }
    let loopback = host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    uri.scheme_str().eq_ignore_ascii_case("http") && loopback
}
