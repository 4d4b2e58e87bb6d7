//! Against a real `redis-server` that each test starts for itself, and the sandbox.
#![cfg(unix)]

mod crowd;
mod fleet;
mod lock;
mod outage;
mod secrecy;
mod server;
mod spy;
mod worker;
