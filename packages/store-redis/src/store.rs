//! The store.

use core::fmt;
use std::sync::Arc;
use std::time::Duration;

use redis::{Client, Cmd, FromRedisValue, RedisError, cmd};
use systembruker::{StoreError, StoreKey, TokenStore};

use crate::address::{InvalidRedisAddress, client};
use crate::connection::Connection;
use crate::keys::Keys;

/// Shares sealed tokens through Redis. A clone shares the connection. Is used in a tokio runtime.
///
/// Connects at the first use and again whenever the connection breaks or is refused: a Redis that is away keeps no
/// program from starting, and one that comes back is found.
#[derive(Clone)]
pub struct RedisStore {
    connection: Arc<Connection>,
    keys: Arc<Keys>,
    told: Option<Arc<Tell>>,
}

type Tell = dyn Fn(&RedisError) + Send + Sync;

impl RedisStore {
    /// A store at `redis://…`.
    pub fn open(address: &str) -> Result<Self, InvalidRedisAddress> {
        client(address).map(Self::new)
    }

    /// A store at a place that was told otherwise: with certificates of your own, for example.
    pub fn new(client: Client) -> Self {
        let keys = Keys { prefix: "systembruker:".to_owned() };
        Self { connection: Arc::new(Connection::new(client)), keys: Arc::new(keys), told: None }
    }

    /// Other words before every key than `systembruker:`.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.keys = Arc::new(Keys { prefix: prefix.into() });
        self
    }

    /// Is told why Redis failed, each time: a client says only that it did. Must not block.
    #[must_use]
    pub fn on_error(mut self, tell: impl Fn(&RedisError) + Send + Sync + 'static) -> Self {
        self.told = Some(Arc::new(tell));
        self
    }

    async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, StoreError> {
        self.connection.ask(command).await.map_err(|error| {
            if let Some(tell) = &self.told {
                tell(&error);
            }
            StoreError
        })
    }
}

impl TokenStore for RedisStore {
    async fn load(&self, key: &StoreKey) -> Result<Option<Vec<u8>>, StoreError> {
        self.ask(cmd("GET").arg(self.keys.entry(key))).await
    }

    async fn save(&self, key: &StoreKey, entry: Vec<u8>, keep: Duration) -> Result<(), StoreError> {
        self.ask(cmd("SET").arg(self.keys.entry(key)).arg(entry).arg("PX").arg(milliseconds(keep))).await
    }

    async fn try_lock(&self, key: &StoreKey, holder: &str, hold: Duration) -> Result<bool, StoreError> {
        let lock = self.keys.lock(key);
        let set: Option<String> =
            self.ask(cmd("SET").arg(lock).arg(holder).arg("NX").arg("PX").arg(milliseconds(hold))).await?;
        Ok(set.is_some())
    }

    async fn unlock(&self, key: &StoreKey, holder: &str) -> Result<(), StoreError> {
        self.ask(cmd("EVAL").arg(DELETE_IF_HELD).arg(1).arg(self.keys.lock(key)).arg(holder)).await
    }
}

impl fmt::Debug for RedisStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // the connection's own text holds the address
        f.debug_struct("RedisStore").field("prefix", &self.keys.prefix).finish_non_exhaustive()
    }
}

/// Redis refuses a time of nought.
fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).max(1)
}

/// In one step, for between a look and a delete the lock may have passed to another.
const DELETE_IF_HELD: &str = "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end";
