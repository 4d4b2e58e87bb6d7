use std::net::IpAddr;

use thiserror::Error;

use crate::config::ConfigError;
use crate::keys::KeyError;

/// Why a sandbox does not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// It holds no secrets worth having and guards none, so nobody else may reach it.
    #[error("the sandbox listens on loopback addresses only, not on {0}")]
    NotLoopback(IpAddr),
    /// The port is taken, most likely.
    #[error("cannot listen: {0}")]
    Listen(#[from] std::io::Error),
    /// A member of the configuration.
    #[error("configuration refused: {0}")]
    Config(#[from] ConfigError),
    /// A signing key could not be read or made.
    #[error("signing key refused: {0}")]
    Key(#[from] KeyError),
}

impl StartError {
    /// A fixed slug for programs; the text may improve.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotLoopback(_) => "start.not_loopback",
            Self::Listen(_) => "start.listen",
            Self::Config(error) => error.code(),
            Self::Key(_) => "start.key",
        }
    }
}
