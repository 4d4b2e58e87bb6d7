use serde::{Deserialize, Serialize};

use super::{
    Client, ConfigError, ConfigProblem, Delegation, Grant, Scope, ServiceOwner, SigningKeys, System, SystemUser,
};
use crate::clock::ClockSetting;
use crate::faults::Fault;

/// Everything a sandbox can be told at once: the configuration file, `POST /control/load` and the builder share it.
///
/// Order does not matter inside it. What it holds is checked when it is loaded, whole or not at all.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Maskinporten clients.
    pub clients: Vec<Client>,
    /// Scopes with a limit of their own.
    pub scopes: Vec<Scope>,
    /// Which organisation was granted which scope.
    pub grants: Vec<Grant>,
    /// Which consumer delegated which scope to which supplier.
    pub delegations: Vec<Delegation>,
    /// Altinn's system register.
    pub systems: Vec<System>,
    /// Altinn's system users.
    pub system_users: Vec<SystemUser>,
    /// Certificates as PEM that `x5c` chains are trusted by: an authority, or the client's certificate itself.
    pub trusted_certificates: Vec<String>,
    /// Short codes of service owners for Altinn's exchange.
    pub service_owners: Vec<ServiceOwner>,
    /// The clock at start.
    pub clock: Option<ClockSetting>,
    /// Faults that are queued at start.
    pub faults: Vec<Fault>,
    /// Fixed signing keys, taken at start only and never printed.
    #[serde(skip_serializing)]
    pub signing_keys: SigningKeys,
}

impl Config {
    /// Reads a configuration from JSON; an unknown member is an error that names it.
    pub fn from_json(json: &[u8]) -> Result<Self, ConfigError> {
        serde_json::from_slice(json)
            .map_err(|error| ConfigError::new("config", ConfigProblem::Unreadable(json_problem(&error))))
    }
}

/// What is wrong with a JSON text and where, without quoting the values in it: one of them may be a key.
pub(crate) fn json_problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match (text.find("string \""), text.rfind("\", expected")) {
        (Some(from), Some(to)) if from + 7 < to => format!("{}string{}", &text[..from], &text[to + 1..]),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn an_unknown_member_is_named() {
        let error = Config::from_json(br#"{"client":[]}"#).unwrap_err().to_string();
        assert!(error.contains("unknown field `client`, expected one of `clients`"), "{error}");
    }

    #[test]
    fn an_error_never_quotes_a_value() {
        let error = Config::from_json(br#"{"signing_keys":{"maskinporten":"my \" secret"}}"#).unwrap_err().to_string();
        assert!(!error.contains("secret"), "{error}");
        assert!(error.contains("invalid type: string, expected struct SigningKeyPem at line 1"), "{error}");
    }
}
