//! What a client is told once.

use systembruker::{ClientId, KeyId, ScopeSet};

use crate::SystembrukerError;

/// A client's settings.
#[derive(Debug, Clone, uniffi::Record)]
pub struct ClientConfig {
    /// Which Maskinporten.
    pub environment: Environment,
    /// The Maskinporten client's id.
    pub client_id: String,
    /// The `kid` under which its public key is registered.
    pub kid: String,
    /// The scopes that tokens are asked for with; at least one.
    pub scopes: Vec<String>,
}

/// Which Maskinporten, and the Altinn that knows its tokens.
#[derive(Debug, Clone, uniffi::Enum)]
pub enum Environment {
    /// Maskinporten test and Altinn TT02.
    Test,
    /// Production.
    Prod,
    /// The one with this issuer, such as a sandbox with its Altinn beside it.
    Issuer {
        /// Its address, byte for byte as in the tokens.
        issuer: String,
    },
}

impl TryFrom<Environment> for systembruker::Environment {
    type Error = SystembrukerError;

    fn try_from(environment: Environment) -> Result<Self, SystembrukerError> {
        match environment {
            Environment::Test => Ok(Self::Test),
            Environment::Prod => Ok(Self::Prod),
            Environment::Issuer { issuer } => Self::from_issuer(&issuer).map_err(SystembrukerError::refused),
        }
    }
}

impl TryFrom<ClientConfig> for systembruker::ClientConfig {
    type Error = SystembrukerError;

    fn try_from(config: ClientConfig) -> Result<Self, SystembrukerError> {
        let client_id = ClientId::parse(&config.client_id).map_err(SystembrukerError::refused)?;
        let kid = KeyId::parse(&config.kid).map_err(SystembrukerError::refused)?;
        let scopes = ScopeSet::from_texts(config.scopes).map_err(SystembrukerError::refused)?;
        Ok(Self::new(config.environment.try_into()?, client_id, kid, scopes))
    }
}
