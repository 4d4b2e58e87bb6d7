//! The connection, made when it is first used.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, Cmd, FromRedisValue, RedisError};

pub(crate) struct Connection {
    client: Client,
    manager: Mutex<Option<ConnectionManager>>,
}

/// For a connection, and for an answer: shorter than what the client waits, so that the reason is known here.
const PATIENCE: Duration = Duration::from_millis(500);

impl Connection {
    pub(crate) fn new(client: Client) -> Self {
        Self { client, manager: Mutex::new(None) }
    }

    pub(crate) async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, RedisError> {
        let outcome = command.query_async(&mut self.manager()?).await;
        if let Err(error) = &outcome
            && !error.is_io_error()
        {
            // the manager mends a connection that broke, but keeps one that was refused for ever: too many clients,
            // a password that was put right since, a primary that became a replica
            *self.lock() = None;
        }
        outcome
    }

    fn manager(&self) -> Result<ConnectionManager, RedisError> {
        let mut kept = self.lock();
        if let Some(manager) = &*kept {
            return Ok(manager.clone());
        }
        let config = ConnectionManagerConfig::new()
            // a call does not wait for a Redis that is away; the next call tries again
            .set_number_of_retries(0)
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE));
        let manager = self.client.get_connection_manager_lazy(config)?;
        Ok(kept.insert(manager).clone())
    }

    fn lock(&self) -> MutexGuard<'_, Option<ConnectionManager>> {
        self.manager.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
