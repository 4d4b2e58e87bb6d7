//! A store that shares nothing and tells which key it was asked for.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use systembruker::{Client, PrivateKey, RingSigner, SealingKey, StoreError, StoreKey, TokenQuery, TokenStore};
use systembruker_reqwest::tokio_host;

use crate::fleet::{Fleet, SECRET};

#[derive(Clone, Default)]
struct Spy(Arc<Mutex<Option<StoreKey>>>);

impl TokenStore for Spy {
    async fn load(&self, key: &StoreKey) -> Result<Option<Vec<u8>>, StoreError> {
        *self.0.lock().unwrap() = Some(*key);
        Err(StoreError)
    }

    async fn save(&self, _: &StoreKey, _: Vec<u8>, _: Duration) -> Result<(), StoreError> {
        Err(StoreError)
    }

    async fn try_lock(&self, _: &StoreKey, _: &str, _: Duration) -> Result<bool, StoreError> {
        Err(StoreError)
    }

    async fn unlock(&self, _: &StoreKey, _: &str) -> Result<(), StoreError> {
        Err(StoreError)
    }
}

/// The key under which a query's token is shared. Costs a request at the sandbox.
pub(crate) async fn store_key(fleet: &Fleet, query: &TokenQuery) -> StoreKey {
    let spy = Spy::default();
    let private_key = PrivateKey::from_pem(fleet.key.expose_private_key_pem()).unwrap();
    let host = tokio_host(RingSigner::new(&private_key).unwrap()).unwrap();
    let client = Client::new(host.with_store(spy.clone(), SealingKey::new(SECRET)), fleet.config());
    client.token(query).await.unwrap();
    let key = spy.0.lock().unwrap().expect("asked for");
    assert_eq!(key.to_hex().len(), 64);
    key
}
