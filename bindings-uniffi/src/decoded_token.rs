//! Reading a token without verifying it.

use core::fmt;

use systembruker::UnverifiedToken;

use crate::{Organisation, SystemUser, SystembrukerError};

/// A token that was read and not verified: nothing in it is to be believed.
///
/// Prints without `pid`, without the two JSON texts and without claims that have no field here.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct DecodedToken {
    /// The whole JOSE header as JSON text, as on the wire.
    pub header_json: String,
    /// The whole claims set as JSON text, as on the wire.
    pub claims_json: String,
    /// The header's `alg`.
    pub alg: Option<String>,
    /// The header's `kid`.
    pub kid: Option<String>,
    /// The issuer.
    pub iss: Option<String>,
    /// The audiences; empty for a token that is not restricted to one.
    pub aud: Vec<String>,
    /// The Maskinporten client.
    pub client_id: Option<String>,
    /// The scopes, one blank between.
    pub scope: Option<String>,
    /// The token's id.
    pub jti: Option<String>,
    /// Expiry, in seconds since the epoch.
    pub exp: Option<f64>,
    /// Issue time, in seconds since the epoch.
    pub iat: Option<f64>,
    /// The organisation that consumes: the vendor, in a system user's token.
    pub consumer: Option<Organisation>,
    /// The supplier, only where a scope was delegated.
    pub supplier: Option<Organisation>,
    /// The person that the token is about. Not printed.
    pub pid: Option<String>,
    /// The system users, in their order; empty for a token without any, and none where they cannot be read.
    pub system_users: Option<Vec<SystemUser>>,
}

/// Reads a Maskinporten token, or an Altinn token made from one, without verifying anything.
#[uniffi::export]
pub fn decode(token: &str) -> Result<DecodedToken, SystembrukerError> {
    systembruker::decode(token).map(DecodedToken::from).map_err(SystembrukerError::refused)
}

impl From<UnverifiedToken> for DecodedToken {
    fn from(token: UnverifiedToken) -> Self {
        let UnverifiedToken { header, claims } = token;
        let system_users = |users: Vec<systembruker::SystemUser>| users.into_iter().map(SystemUser::from).collect();
        Self {
            header_json: header.json().to_owned(),
            claims_json: claims.json().to_owned(),
            alg: header.alg,
            kid: header.kid,
            iss: claims.iss,
            aud: claims.aud,
            client_id: claims.client_id,
            scope: claims.scope,
            jti: claims.jti,
            exp: claims.exp.map(systembruker::NumericDate::seconds),
            iat: claims.iat.map(systembruker::NumericDate::seconds),
            consumer: claims.consumer.map(Organisation::from),
            supplier: claims.supplier.map(Organisation::from),
            pid: claims.pid,
            system_users: claims.system_users.map(system_users).ok(),
        }
    }
}

impl fmt::Debug for DecodedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodedToken")
            .field("iss", &self.iss)
            .field("client_id", &self.client_id)
            .field("consumer", &self.consumer)
            .field("supplier", &self.supplier)
            .field("scope", &self.scope)
            .field("jti", &self.jti)
            .field("exp", &self.exp)
            .field("system_users", &self.system_users)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for DecodedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
