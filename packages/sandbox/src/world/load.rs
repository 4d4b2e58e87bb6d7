use super::World;
use super::certificates::CERTIFICATE;
use crate::config::{Config, ConfigError, Delegation, Grant, ServiceOwner};
use crate::keys::encode_pem;

impl World {
    /// Adds what the configuration names, whole or not at all; clock, faults and signing keys are not its business.
    pub(crate) fn load(&mut self, config: &Config, now: u64) -> Result<(), ConfigError> {
        let mut next = self.clone();
        for (index, client) in config.clients.iter().enumerate() {
            next.set_client(&format!("clients[{index}]"), client.clone(), now)?;
        }
        for (index, scope) in config.scopes.iter().enumerate() {
            next.set_scope(&format!("scopes[{index}]"), scope.clone())?;
        }
        for (index, grant) in config.grants.iter().enumerate() {
            next.add_grant(&format!("grants[{index}]"), grant.clone())?;
        }
        for (index, delegation) in config.delegations.iter().enumerate() {
            next.add_delegation(&format!("delegations[{index}]"), delegation.clone())?;
        }
        for (index, system) in config.systems.iter().enumerate() {
            next.set_system(&format!("systems[{index}]"), system.clone())?;
        }
        for (index, user) in config.system_users.iter().enumerate() {
            next.set_system_user(&format!("system_users[{index}]"), user.clone())?;
        }
        for (index, pem) in config.trusted_certificates.iter().enumerate() {
            next.trust_certificate(&format!("trusted_certificates[{index}]"), pem)?;
        }
        for (index, owner) in config.service_owners.iter().enumerate() {
            next.set_service_owner(&format!("service_owners[{index}]"), owner.clone())?;
        }
        *self = next;
        Ok(())
    }

    /// All registers in the form they were loaded in, with made-up ids and upload times filled in.
    pub(crate) fn to_config(&self) -> Config {
        Config {
            clients: self.all_clients().cloned().collect(),
            scopes: self.scopes.values().cloned().collect(),
            grants: self
                .grants
                .iter()
                .map(|(scope, organisation)| Grant { scope: scope.clone(), organisation: organisation.clone() })
                .collect(),
            delegations: self
                .delegations
                .iter()
                .map(|(scope, consumer, supplier)| Delegation {
                    scope: scope.clone(),
                    consumer: consumer.clone(),
                    supplier: supplier.clone(),
                })
                .collect(),
            systems: self.systems.values().cloned().collect(),
            system_users: self.system_users.clone(),
            trusted_certificates: self.trusted_certificates.iter().map(|der| encode_pem(CERTIFICATE, der)).collect(),
            service_owners: self
                .service_owners
                .iter()
                .map(|(organisation, code)| ServiceOwner { organisation: organisation.clone(), code: code.clone() })
                .collect(),
            ..Config::default()
        }
    }
}
