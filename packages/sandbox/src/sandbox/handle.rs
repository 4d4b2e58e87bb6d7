use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::{JoinHandle, spawn_blocking};

use super::{Addresses, SandboxBuilder, StartError};
use crate::clock::Clock;
use crate::config::{Config, SigningKeyPem};
use crate::faults::FaultQueue;
use crate::keys::{KeyError, KeyRing, SigningKey};
use crate::requests::RequestLog;
use crate::server;
use crate::shared::Shared;
use crate::token::Replay;
use crate::world::World;

/// A running sandbox. Dropping it stops it; requests under way get a moment to end.
pub struct Sandbox {
    pub(super) shared: Arc<Shared>,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
}

impl Sandbox {
    /// Begins a sandbox that knows nobody.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::new()
    }

    /// All addresses at once.
    pub fn addresses(&self) -> &Addresses {
        &self.shared.addresses
    }

    /// Maskinporten's issuer, with the slash at its end.
    pub fn issuer(&self) -> &str {
        &self.shared.addresses.issuer
    }

    /// Maskinporten's token endpoint.
    pub fn token_endpoint(&self) -> &str {
        &self.shared.addresses.token_endpoint
    }

    /// Maskinporten's public keys.
    pub fn jwks_uri(&self) -> &str {
        &self.shared.addresses.jwks_uri
    }

    /// Altinn's platform, without a slash at its end.
    pub fn altinn_platform(&self) -> &str {
        &self.shared.addresses.altinn_platform
    }

    /// An API that wants a system user's token with the scope `altinn:demo.read`.
    pub fn example_api(&self) -> &str {
        &self.shared.addresses.example_api
    }

    /// Stops and waits until the port is free and every connection has ended.
    pub async fn shutdown(mut self) {
        self.stop.send_replace(true);
        // an aborted server has stopped as well
        let _ = (&mut self.server).await;
    }

    pub(super) async fn start(config: Config, address: IpAddr, port: u16) -> Result<Self, StartError> {
        if !address.is_loopback() {
            return Err(StartError::NotLoopback(address));
        }
        // the provider is global to the process; one that somebody installed before serves as well
        let _ = jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER.install_default();
        let listener = TcpListener::bind(SocketAddr::new(address, port)).await?;
        let (maskinporten, altinn) = tokio::try_join!(
            key_ring(config.signing_keys.maskinporten.clone()),
            key_ring(config.signing_keys.altinn.clone()),
        )?;
        let shared = Arc::new(Shared {
            addresses: Addresses::new(listener.local_addr()?),
            clock: Clock::default(),
            world: Mutex::new(World::default()),
            replay: Replay::default(),
            faults: FaultQueue::default(),
            requests: RequestLog::default(),
            maskinporten_keys: maskinporten,
            altinn_keys: altinn,
            initial: config,
        });
        shared.reset()?;
        let (stop, stopped) = watch::channel(false);
        let server = tokio::spawn(server::run(listener, Arc::clone(&shared), stopped));
        Ok(Self { shared, stop, server })
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sandbox").field("addresses", &self.shared.addresses).finish_non_exhaustive()
    }
}

async fn key_ring(pem: Option<SigningKeyPem>) -> Result<KeyRing, KeyError> {
    let made = spawn_blocking(move || match pem {
        Some(pem) => SigningKey::from_pem(&pem),
        None => SigningKey::generate(),
    });
    made.await.map_err(|_| KeyError::Generation)?.map(KeyRing::new)
}
