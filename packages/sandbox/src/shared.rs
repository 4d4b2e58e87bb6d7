use std::sync::Mutex;

use crate::clock::Clock;
use crate::config::{Config, ConfigError, ConfigProblem, SigningKeys};
use crate::faults::FaultQueue;
use crate::keys::{KeyRing, Signer};
use crate::lock::lock;
use crate::requests::RequestLog;
use crate::sandbox::Addresses;
use crate::token::Replay;
use crate::world::World;

/// All that the endpoints, the control endpoints and the handle have in common.
pub(crate) struct Shared {
    pub(crate) addresses: Addresses,
    pub(crate) clock: Clock,
    pub(crate) world: Mutex<World>,
    pub(crate) replay: Replay,
    pub(crate) faults: FaultQueue,
    pub(crate) requests: RequestLog,
    pub(crate) maskinporten_keys: KeyRing,
    pub(crate) altinn_keys: KeyRing,
    /// What it was started with, which a reset goes back to.
    pub(crate) initial: Config,
}

impl Shared {
    /// Adds a configuration to what is there, whole or not at all.
    pub(crate) fn load(&self, config: &Config) -> Result<(), ConfigError> {
        if config.signing_keys != SigningKeys::default() {
            return Err(ConfigError::new("signing_keys", ConfigProblem::SigningKeys));
        }
        self.take(config)
    }

    /// Goes back to the start: registers, clock, faults, request log and used `jti`s. The signing keys stay.
    pub(crate) fn reset(&self) -> Result<(), ConfigError> {
        *lock(&self.world) = World::default();
        self.clock.set(self.initial.clock.unwrap_or_default());
        self.replay.clear();
        self.faults.clear();
        self.requests.clear();
        self.take(&self.initial)
    }

    /// The registers, the clock and the faults that wait, in a form that can be loaded again.
    pub(crate) fn state(&self) -> Config {
        let registers = lock(&self.world).to_config();
        Config { clock: Some(self.clock.setting()), faults: self.faults.waiting(), ..registers }
    }

    pub(crate) fn keys_of(&self, signer: Signer) -> &KeyRing {
        match signer {
            Signer::Maskinporten => &self.maskinporten_keys,
            Signer::Altinn => &self.altinn_keys,
        }
    }

    fn take(&self, config: &Config) -> Result<(), ConfigError> {
        // upload times left out are "now", so the clock comes first
        let before = self.clock.setting();
        self.clock.set(config.clock.unwrap_or(before));
        let taken = lock(&self.world)
            .load(config, self.clock.now())
            .and_then(|()| self.faults.push_all("faults", config.faults.clone()));
        if taken.is_err() {
            self.clock.set(before);
        }
        taken
    }
}
