use tokio::task::spawn_blocking;

use super::Sandbox;
use crate::clock::ClockSetting;
use crate::config::{Client, Config, ConfigError, Delegation, Grant, RegisteredKey, Scope, System, SystemUser};
use crate::faults::Fault;
use crate::keys::{KeyError, Rotation, Signer, SigningKey};
use crate::lock::lock;
use crate::requests::SeenRequest;

/// Control while it runs; each method is also a control endpoint, where the two can meet.
impl Sandbox {
    /// Adds a configuration to what is there, whole or not at all. Signing keys are refused here.
    pub fn load(&self, config: &Config) -> Result<(), ConfigError> {
        self.shared.load(config)
    }

    /// Goes back to the start: registers, clock, faults, request log and used `jti`s. The signing keys stay.
    pub fn reset(&self) -> Result<(), ConfigError> {
        self.shared.reset()
    }

    /// The registers, the clock and the faults that wait, in a form that can be loaded again; no private keys.
    pub fn state(&self) -> Config {
        self.shared.state()
    }

    /// Registers a client or replaces the one with the same id, keys and scopes included.
    pub fn set_client(&self, client: Client) -> Result<(), ConfigError> {
        lock(&self.shared.world).set_client("client", client, self.now())
    }

    /// Removes a client.
    pub fn remove_client(&self, client_id: &str) -> Result<(), ConfigError> {
        lock(&self.shared.world).remove_client(client_id)
    }

    /// Registers one more public key; the same `kid` again renews it.
    pub fn add_key(&self, client_id: &str, key: impl Into<RegisteredKey>) -> Result<(), ConfigError> {
        lock(&self.shared.world).add_key(client_id, key.into(), self.now())
    }

    /// Removes a client's key.
    pub fn remove_key(&self, client_id: &str, kid: &str) -> Result<(), ConfigError> {
        lock(&self.shared.world).remove_key(client_id, kid)
    }

    /// Gives a scope a limit of its own.
    pub fn set_scope(&self, scope: Scope) -> Result<(), ConfigError> {
        lock(&self.shared.world).set_scope("scope", scope)
    }

    /// Grants a scope to an organisation.
    pub fn add_grant(&self, grant: Grant) -> Result<(), ConfigError> {
        lock(&self.shared.world).add_grant("grant", grant)
    }

    /// Takes a grant back.
    pub fn remove_grant(&self, grant: Grant) -> Result<(), ConfigError> {
        lock(&self.shared.world).remove_grant(grant)
    }

    /// Delegates a consumer's scope to a supplier.
    pub fn add_delegation(&self, delegation: Delegation) -> Result<(), ConfigError> {
        lock(&self.shared.world).add_delegation("delegation", delegation)
    }

    /// Takes a delegation back.
    pub fn remove_delegation(&self, delegation: Delegation) -> Result<(), ConfigError> {
        lock(&self.shared.world).remove_delegation(delegation)
    }

    /// Registers a system or replaces the one with the same id.
    pub fn set_system(&self, system: System) -> Result<(), ConfigError> {
        lock(&self.shared.world).set_system("system", system)
    }

    /// Deletes a system the way Altinn does: its id stays taken, its system users get no tokens.
    pub fn delete_system(&self, id: &str) -> Result<(), ConfigError> {
        lock(&self.shared.world).delete_system(id)
    }

    /// Adds a system user or replaces the one with the same id; returns the id.
    pub fn set_system_user(&self, user: SystemUser) -> Result<String, ConfigError> {
        lock(&self.shared.world).set_system_user("system_user", user)
    }

    /// Deletes a system user.
    pub fn delete_system_user(&self, id: &str) -> Result<(), ConfigError> {
        lock(&self.shared.world).delete_system_user(id)
    }

    /// Lets a fresh key sign from now on and returns its `kid`.
    pub async fn rotate_key(&self, signer: Signer, old: Rotation) -> Result<String, KeyError> {
        let key = spawn_blocking(SigningKey::generate).await.map_err(|_| KeyError::Generation)??;
        Ok(self.shared.keys_of(signer).rotate(key, old))
    }

    /// Sets the clock.
    pub fn set_clock(&self, clock: ClockSetting) {
        self.shared.clock.set(clock);
    }

    /// The sandbox's time in seconds since 1970.
    pub fn now(&self) -> u64 {
        self.shared.clock.now()
    }

    /// Queues a fault behind those that wait for the same path.
    pub fn add_fault(&self, fault: impl Into<Fault>) -> Result<(), ConfigError> {
        self.shared.faults.push_all("fault", vec![fault.into()])
    }

    /// The faults that wait.
    pub fn faults(&self) -> Vec<Fault> {
        self.shared.faults.waiting()
    }

    /// Forgets the faults that wait; one that is being acted out goes on.
    pub fn clear_faults(&self) {
        self.shared.faults.clear();
    }

    /// The last 10,000 requests, oldest first, without those to control endpoints.
    pub fn requests(&self) -> Vec<SeenRequest> {
        self.shared.requests.all()
    }

    /// How many requests `/token` has had, answered or not.
    pub fn token_calls(&self) -> u64 {
        self.shared.requests.token_calls()
    }

    /// The `jti` of every grant among the last requests, in order of arrival, doubles included.
    pub fn jtis(&self) -> Vec<String> {
        self.requests().into_iter().filter_map(|request| request.jti).collect()
    }

    /// Forgets the requests seen; used `jti`s stay used.
    pub fn clear_requests(&self) {
        self.shared.requests.clear();
    }
}
