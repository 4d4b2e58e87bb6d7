use thiserror::Error;

use crate::keys::KeyError;

/// Why a configuration or a control request is refused, and which member of it is meant.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{at}: {problem}")]
pub struct ConfigError {
    /// The member, such as `clients[0].organisation`.
    pub at: String,
    /// What is wrong with it.
    pub problem: ConfigProblem,
}

/// What is wrong with a member of a configuration.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the texts say it")]
pub enum ConfigProblem {
    #[error("not readable: {0}")]
    Unreadable(String),
    #[error("an organisation number has nine digits and a mod-11 check digit, without 0192:")]
    OrganisationNumber,
    #[error("a client id has 1 to 128 visible ASCII characters")]
    ClientId,
    #[error("a scope has 1 to 255 visible ASCII characters without `\"` and `\\`")]
    Scope,
    #[error("a lifetime is 1 to 7200 seconds")]
    Lifetime,
    #[error("key refused: {0}")]
    Key(#[from] KeyError),
    #[error("a client has at most 5 keys")]
    TooManyKeys,
    #[error("this kid is registered already; a kid is unique over all clients")]
    KidTaken,
    #[error("no client has this client id")]
    UnknownClient,
    #[error("the client has no key with this kid")]
    UnknownKid,
    #[error("a system id is its vendor's number, `_` and more, at most 255 characters without blanks")]
    SystemId,
    #[error("this client id stands in another active system; remove it there first")]
    ClientIdTaken,
    #[error("no system has this id; register the system first")]
    UnknownSystem,
    #[error("no system user has this id")]
    UnknownSystemUser,
    #[error("a system user id is a UUID in lower case")]
    SystemUserId,
    #[error("not known to the sandbox, nothing was removed")]
    NothingToRemove,
    #[error("not a certificate as PEM")]
    Certificate,
    #[error("a fault's path starts with `/` and is not below /control")]
    FaultPath,
    #[error("{0}")]
    Fault(&'static str),
    #[error("signing keys are taken at start only; rotate them at /control/keys/rotate")]
    SigningKeys,
}

impl ConfigError {
    pub(crate) fn new(at: impl Into<String>, problem: impl Into<ConfigProblem>) -> Self {
        Self { at: at.into(), problem: problem.into() }
    }

    /// A fixed slug for programs; the text may improve.
    pub fn code(&self) -> &'static str {
        match self.problem {
            ConfigProblem::Unreadable(_) => "config.unreadable",
            ConfigProblem::OrganisationNumber => "config.organisation_number",
            ConfigProblem::ClientId => "config.client_id",
            ConfigProblem::Scope => "config.scope",
            ConfigProblem::Lifetime => "config.lifetime",
            ConfigProblem::Key(_) => "config.key",
            ConfigProblem::TooManyKeys => "config.too_many_keys",
            ConfigProblem::KidTaken => "config.kid_taken",
            ConfigProblem::UnknownClient => "config.unknown_client",
            ConfigProblem::UnknownKid => "config.unknown_kid",
            ConfigProblem::SystemId => "config.system_id",
            ConfigProblem::ClientIdTaken => "config.client_id_taken",
            ConfigProblem::UnknownSystem => "config.unknown_system",
            ConfigProblem::UnknownSystemUser => "config.unknown_system_user",
            ConfigProblem::SystemUserId => "config.system_user_id",
            ConfigProblem::NothingToRemove => "config.nothing_to_remove",
            ConfigProblem::Certificate => "config.certificate",
            ConfigProblem::FaultPath => "config.fault_path",
            ConfigProblem::Fault(_) => "config.fault",
            ConfigProblem::SigningKeys => "config.signing_keys",
        }
    }
}
