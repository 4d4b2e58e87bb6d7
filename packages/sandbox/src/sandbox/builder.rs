use std::net::{IpAddr, Ipv4Addr};

use super::{Sandbox, StartError};
use crate::clock::ClockSetting;
use crate::config::{Client, Config, Delegation, Grant, Scope, ServiceOwner, SigningKeys, System, SystemUser};
use crate::faults::Fault;

/// Collects what a sandbox is to know, then starts it. Nothing is checked before [`start`](Self::start).
#[derive(Debug, Clone)]
#[must_use = "a sandbox runs only after `start`"]
pub struct SandboxBuilder {
    config: Config,
    address: IpAddr,
    port: u16,
}

impl SandboxBuilder {
    pub(super) fn new() -> Self {
        Self { config: Config::default(), address: Ipv4Addr::LOCALHOST.into(), port: 0 }
    }

    /// Starts from this configuration; what was said before is dropped, what is said after is added.
    pub fn config(mut self, config: Config) -> Self {
        self.config = config;
        self
    }

    /// Sets the port; 0, the default, takes a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets the loopback address, 127.0.0.1 by default; any other kind of address is refused at start.
    pub fn address(mut self, address: IpAddr) -> Self {
        self.address = address;
        self
    }

    /// Registers a client; its organisation is granted nothing by that.
    pub fn client(mut self, client: Client) -> Self {
        self.config.clients.push(client);
        self
    }

    /// Registers a client and grants its organisation every scope on it: the usual case.
    pub fn client_with_grants(mut self, client: Client) -> Self {
        for scope in &client.scopes {
            let (scope, organisation) = (scope.clone(), client.organisation.clone());
            self.config.grants.push(Grant { scope, organisation });
        }
        self.client(client)
    }

    /// Gives a scope a limit of its own.
    pub fn scope(mut self, scope: Scope) -> Self {
        self.config.scopes.push(scope);
        self
    }

    /// Grants a scope to an organisation.
    pub fn grant(mut self, scope: impl Into<String>, organisation: impl Into<String>) -> Self {
        self.config.grants.push(Grant { scope: scope.into(), organisation: organisation.into() });
        self
    }

    /// Delegates a consumer's scope to a supplier.
    pub fn delegation(mut self, delegation: Delegation) -> Self {
        self.config.delegations.push(delegation);
        self
    }

    /// Registers a system.
    pub fn system(mut self, system: System) -> Self {
        self.config.systems.push(system);
        self
    }

    /// Adds a system user.
    pub fn system_user(mut self, user: SystemUser) -> Self {
        self.config.system_users.push(user);
        self
    }

    /// Trusts a certificate (PEM) and what it issued, for clients that sign with `x5c`.
    pub fn trusted_certificate(mut self, pem: impl Into<String>) -> Self {
        self.config.trusted_certificates.push(pem.into());
        self
    }

    /// Names a service owner's short code.
    pub fn service_owner(mut self, owner: ServiceOwner) -> Self {
        self.config.service_owners.push(owner);
        self
    }

    /// Sets the clock.
    pub fn clock(mut self, clock: ClockSetting) -> Self {
        self.config.clock = Some(clock);
        self
    }

    /// Queues a fault.
    pub fn fault(mut self, fault: impl Into<Fault>) -> Self {
        self.config.faults.push(fault.into());
        self
    }

    /// Signs with fixed keys instead of fresh ones.
    pub fn signing_keys(mut self, keys: SigningKeys) -> Self {
        self.config.signing_keys = keys;
        self
    }

    /// Checks everything, makes the signing keys and listens. Needs a tokio runtime with I/O and time.
    pub async fn start(self) -> Result<Sandbox, StartError> {
        Sandbox::start(self.config, self.address, self.port).await
    }
}
