//! What the engine asks of its surroundings.

use core::time::Duration;

use super::store::hex;
use super::{Event, NoStore, Sealer, TokenStore};
use crate::keys::Signer;
use crate::nouns::UnixTime;
use crate::token_endpoint::{HttpRequest, HttpResponse, TransportError};

/// Sends requests. It follows no redirect and repeats nothing by itself: an assertion must reach one server, once.
#[expect(async_fn_in_trait, reason = "whether the future is Send follows from the transport; see the module's head")]
pub trait Transport {
    /// The answer to a request, read up to one byte over `limit`, within `timeout`.
    async fn send(&self, request: HttpRequest, limit: usize, timeout: Duration)
    -> Result<HttpResponse, TransportError>;
}

/// Tells the time and waits.
#[expect(async_fn_in_trait, reason = "whether the future is Send follows from the clock; see the module's head")]
pub trait Clock {
    /// The wall clock.
    fn now(&self) -> UnixTime;
    /// Time since some fixed point, never set back. May stand still while the machine is suspended.
    fn monotonic(&self) -> Duration;
    /// Returns after that time: the pause between two attempts.
    async fn sleep(&self, duration: Duration);
    /// Returns when [`monotonic`](Self::monotonic) has reached that point: the alarm beside a foreign call.
    ///
    /// Apart from `sleep` so that a test can count pauses; the default is a sleep.
    async fn alarm(&self, at: Duration) {
        self.sleep(at.saturating_sub(self.monotonic())).await;
    }
}

/// Gives random bytes, fit for ids that nobody can guess and for nonces that never repeat.
pub trait Random {
    /// Fills the buffer, or fails; never leaves bytes that can be foreseen.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError>;

    /// A fresh `jti`: by default a UUID version 4 of sixteen random bytes.
    fn jti(&self) -> Result<String, RandomError> {
        let mut bytes = [0; 16];
        self.fill(&mut bytes)?;
        let value = u128::from_be_bytes(bytes) & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
        let mut jti = hex(&value.to_be_bytes());
        for dash in [8, 13, 18, 23] {
            jti.insert(dash, '-');
        }
        Ok(jti)
    }

    /// A number in [0, 1), by which pauses are spread. One half where there is no randomness: a pause is no secret.
    fn fraction(&self) -> f64 {
        let mut bytes = [0; 4];
        match self.fill(&mut bytes) {
            Ok(()) => f64::from(u32::from_be_bytes(bytes)) / (f64::from(u32::MAX) + 1.0),
            Err(RandomError) => 0.5,
        }
    }
}

/// The random source gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the random source gave nothing, and no grant goes out without a fresh jti")]
pub struct RandomError;

/// Everything that a client needs around it, as one type: a client has one parameter, not six.
pub trait Host {
    /// Sends requests.
    type Transport: Transport;
    /// Signs grants.
    type Signer: Signer;
    /// Tells the time.
    type Clock: Clock;
    /// Gives randomness.
    type Random: Random;
    /// Shares tokens with other machines.
    type Store: TokenStore;
    /// Seals what is shared.
    type Sealer: Sealer;

    /// The transport.
    fn transport(&self) -> &Self::Transport;
    /// The signer.
    fn signer(&self) -> &Self::Signer;
    /// The clock.
    fn clock(&self) -> &Self::Clock;
    /// The random source.
    fn random(&self) -> &Self::Random;

    /// The shared store and what seals its entries, if there is one.
    fn store(&self) -> Option<(&Self::Store, &Self::Sealer)>;

    /// Is told what the client does. Must not block, and must not call the client.
    ///
    /// With the feature `tracing`, writes a `tracing` event; otherwise does nothing.
    fn observe(&self, event: &Event) {
        event.trace();
    }
}

/// A [`Host`] of its parts. To be told what the client does, wrap it in [`Observed`].
#[derive(Debug, Clone)]
pub struct Parts<T, S, C, R, St = NoStore, Se = NoStore> {
    /// Sends requests.
    pub transport: T,
    /// Signs grants.
    pub signer: S,
    /// Tells the time.
    pub clock: C,
    /// Gives randomness.
    pub random: R,
    /// Shares tokens with other machines.
    pub store: Option<(St, Se)>,
}

impl<T, S, C, R> Parts<T, S, C, R> {
    /// A host without a shared store.
    pub fn new(transport: T, signer: S, clock: C, random: R) -> Self {
        Self { transport, signer, clock, random, store: None }
    }

    /// The same with a shared store.
    pub fn with_store<St, Se>(self, store: St, sealer: Se) -> Parts<T, S, C, R, St, Se> {
        let Self { transport, signer, clock, random, store: _ } = self;
        Parts { transport, signer, clock, random, store: Some((store, sealer)) }
    }
}

impl<T: Transport, S: Signer, C: Clock, R: Random, St: TokenStore, Se: Sealer> Host for Parts<T, S, C, R, St, Se> {
    type Transport = T;
    type Signer = S;
    type Clock = C;
    type Random = R;
    type Store = St;
    type Sealer = Se;

    fn transport(&self) -> &T {
        &self.transport
    }

    fn signer(&self) -> &S {
        &self.signer
    }

    fn clock(&self) -> &C {
        &self.clock
    }

    fn random(&self) -> &R {
        &self.random
    }

    fn store(&self) -> Option<(&St, &Se)> {
        self.store.as_ref().map(|(store, sealer)| (store, sealer))
    }
}

/// A [`Host`] that tells a function what the client does.
#[derive(Debug, Clone)]
pub struct Observed<H, F> {
    /// The host.
    pub host: H,
    /// Is told each event. Must not block, and must not call the client.
    pub observer: F,
}

impl<H: Host, F: Fn(&Event)> Host for Observed<H, F> {
    type Transport = H::Transport;
    type Signer = H::Signer;
    type Clock = H::Clock;
    type Random = H::Random;
    type Store = H::Store;
    type Sealer = H::Sealer;

    fn transport(&self) -> &H::Transport {
        self.host.transport()
    }

    fn signer(&self) -> &H::Signer {
        self.host.signer()
    }

    fn clock(&self) -> &H::Clock {
        self.host.clock()
    }

    fn random(&self) -> &H::Random {
        self.host.random()
    }

    fn store(&self) -> Option<(&H::Store, &H::Sealer)> {
        self.host.store()
    }

    fn observe(&self, event: &Event) {
        self.host.observe(event);
        (self.observer)(event);
    }
}
