use super::{World, check};
use crate::config::{Client, ConfigError, ConfigProblem, RegisteredKey};
use crate::keys::RegisteredPublicKey;

/// A registered client with its keys ready for use.
#[derive(Clone)]
pub(crate) struct ClientRecord {
    /// As it was registered, every key with its upload time.
    pub(crate) client: Client,
    pub(crate) keys: Vec<KeyRecord>,
}

#[derive(Clone)]
pub(crate) struct KeyRecord {
    pub(crate) public: RegisteredPublicKey,
    pub(crate) registered_at: u64,
}

impl World {
    pub(crate) fn client(&self, client_id: &str) -> Option<&ClientRecord> {
        self.clients.get(client_id)
    }

    /// Registers a client or replaces the one with the same id, keys and scopes included.
    pub(crate) fn set_client(&mut self, at: &str, mut client: Client, now: u64) -> Result<(), ConfigError> {
        check::client_id(&format!("{at}.client_id"), &client.client_id)?;
        check::organisation(&format!("{at}.organisation"), &client.organisation)?;
        check::lifetime(&format!("{at}.access_token_lifetime"), client.access_token_lifetime)?;
        for (index, scope) in client.scopes.iter().enumerate() {
            check::scope(&format!("{at}.scopes[{index}]"), scope)?;
        }
        check::demand(client.keys.len() <= MOST_KEYS, &format!("{at}.keys"), ConfigProblem::TooManyKeys)?;
        let mut keys: Vec<KeyRecord> = Vec::new();
        for (index, key) in client.keys.iter_mut().enumerate() {
            let at = format!("{at}.keys[{index}]");
            let record = self.key_record(&at, &client.client_id, key, now)?;
            let twice = keys.iter().any(|other| other.public.kid == record.public.kid);
            check::demand(!twice, &at, ConfigProblem::KidTaken)?;
            keys.push(record);
        }
        self.clients.insert(client.client_id.clone(), ClientRecord { client, keys });
        Ok(())
    }

    pub(crate) fn remove_client(&mut self, client_id: &str) -> Result<(), ConfigError> {
        let removed = self.clients.remove(client_id).is_some();
        check::demand(removed, "client_id", ConfigProblem::UnknownClient)
    }

    /// Adds a key to a client; the same `kid` again renews it.
    pub(crate) fn add_key(&mut self, client_id: &str, mut key: RegisteredKey, now: u64) -> Result<(), ConfigError> {
        let record = self.key_record("key", client_id, &mut key, now)?;
        let client = self.clients.get_mut(client_id).ok_or_else(unknown_client)?;
        let others = client.keys.iter().filter(|other| other.public.kid != record.public.kid).count();
        check::demand(others < MOST_KEYS, "key", ConfigProblem::TooManyKeys)?;
        client.remove(&record.public.kid);
        client.client.keys.push(key);
        client.keys.push(record);
        Ok(())
    }

    pub(crate) fn remove_key(&mut self, client_id: &str, kid: &str) -> Result<(), ConfigError> {
        let client = self.clients.get_mut(client_id).ok_or_else(unknown_client)?;
        check::demand(client.remove(kid), "kid", ConfigProblem::UnknownKid)
    }

    pub(super) fn all_clients(&self) -> impl Iterator<Item = &Client> {
        self.clients.values().map(|record| &record.client)
    }

    fn key_record(
        &self,
        at: &str,
        client_id: &str,
        key: &mut RegisteredKey,
        now: u64,
    ) -> Result<KeyRecord, ConfigError> {
        let public = RegisteredPublicKey::from_jwk(&key.jwk).map_err(|error| ConfigError::new(at, error))?;
        let elsewhere = self
            .clients
            .values()
            .filter(|other| other.client.client_id != client_id)
            .any(|other| other.keys.iter().any(|key| key.public.kid == public.kid));
        check::demand(!elsewhere, at, ConfigProblem::KidTaken)?;
        Ok(KeyRecord { public, registered_at: *key.registered_at.get_or_insert(now) })
    }
}

impl ClientRecord {
    fn remove(&mut self, kid: &str) -> bool {
        let Some(index) = self.keys.iter().position(|key| key.public.kid == kid) else { return false };
        // both lists are in the order of registration
        self.keys.remove(index);
        self.client.keys.remove(index);
        true
    }
}

fn unknown_client() -> ConfigError {
    ConfigError::new("client_id", ConfigProblem::UnknownClient)
}

/// What self-service lets a client's JWKS hold.
const MOST_KEYS: usize = 5;
