//! Where Redis is.

use redis::{Client, IntoConnectionInfo as _};

/// Not the address of a Redis. The address itself is left out: it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "not the address of a Redis: it looks like redis://user:password@host:6379/0 or unix:///path; \
     rediss:// wants one of the redis crate's TLS features"
)]
pub struct InvalidRedisAddress;

pub(crate) fn client(address: &str) -> Result<Client, InvalidRedisAddress> {
    let place = address.into_connection_info().map_err(|_| InvalidRedisAddress)?;
    Client::open(place).map_err(|_| InvalidRedisAddress)
}
