use super::{World, check};
use crate::config::{ConfigError, ConfigProblem, Delegation, Grant, Scope, ServiceOwner};

impl World {
    pub(crate) fn is_granted(&self, scope: &str, organisation: &str) -> bool {
        self.grants.contains(&(scope.to_owned(), organisation.to_owned()))
    }

    pub(crate) fn is_delegated(&self, scope: &str, consumer: &str, supplier: &str) -> bool {
        self.delegations.contains(&(scope.to_owned(), consumer.to_owned(), supplier.to_owned()))
    }

    /// The lowest `at_max_age` of these scopes, in seconds.
    pub(crate) fn shortest_age<'a>(&self, scopes: impl IntoIterator<Item = &'a str>) -> Option<u32> {
        scopes.into_iter().filter_map(|scope| self.scopes.get(scope)?.at_max_age).min()
    }

    pub(crate) fn service_owner_code(&self, organisation: &str) -> Option<&str> {
        self.service_owners.get(organisation).map(String::as_str)
    }

    pub(crate) fn set_scope(&mut self, at: &str, scope: Scope) -> Result<(), ConfigError> {
        check::scope(&format!("{at}.name"), &scope.name)?;
        check::lifetime(&format!("{at}.at_max_age"), scope.at_max_age)?;
        self.scopes.insert(scope.name.clone(), scope);
        Ok(())
    }

    pub(crate) fn add_grant(&mut self, at: &str, grant: Grant) -> Result<(), ConfigError> {
        check::scope(&format!("{at}.scope"), &grant.scope)?;
        check::organisation(&format!("{at}.organisation"), &grant.organisation)?;
        self.grants.insert((grant.scope, grant.organisation));
        Ok(())
    }

    pub(crate) fn remove_grant(&mut self, grant: Grant) -> Result<(), ConfigError> {
        let removed = self.grants.remove(&(grant.scope, grant.organisation));
        check::demand(removed, "grant", ConfigProblem::NothingToRemove)
    }

    pub(crate) fn add_delegation(&mut self, at: &str, delegation: Delegation) -> Result<(), ConfigError> {
        check::scope(&format!("{at}.scope"), &delegation.scope)?;
        check::organisation(&format!("{at}.consumer"), &delegation.consumer)?;
        check::organisation(&format!("{at}.supplier"), &delegation.supplier)?;
        self.delegations.insert((delegation.scope, delegation.consumer, delegation.supplier));
        Ok(())
    }

    pub(crate) fn remove_delegation(&mut self, delegation: Delegation) -> Result<(), ConfigError> {
        let removed = self.delegations.remove(&(delegation.scope, delegation.consumer, delegation.supplier));
        check::demand(removed, "delegation", ConfigProblem::NothingToRemove)
    }

    pub(super) fn set_service_owner(&mut self, at: &str, owner: ServiceOwner) -> Result<(), ConfigError> {
        check::organisation(&format!("{at}.organisation"), &owner.organisation)?;
        self.service_owners.insert(owner.organisation, owner.code);
        Ok(())
    }
}
