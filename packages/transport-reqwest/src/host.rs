//! Ready-made surroundings for the core's client.

use systembruker::{NoStore, Parts, RingSigner, TransportError};

use crate::{OwnRuntimeClock, OwnRuntimeTransport, ReqwestTransport, SystemRandom, TokioClock};

/// What a program on tokio gives its client. Its fields are open: each part can be replaced.
pub type TokioHost<Store = NoStore, Sealer = NoStore> =
    Parts<ReqwestTransport, RingSigner, TokioClock, SystemRandom, Store, Sealer>;

/// What a program on any executor gives its client, or one that forks.
pub type OwnRuntimeHost<Store = NoStore, Sealer = NoStore> =
    Parts<OwnRuntimeTransport, RingSigner, OwnRuntimeClock, SystemRandom, Store, Sealer>;

/// A host on tokio, with the usual timeouts and no shared store.
pub fn tokio_host(signer: RingSigner) -> Result<TokioHost, TransportError> {
    Ok(Parts::new(ReqwestTransport::new()?, signer, TokioClock::new(), SystemRandom))
}

/// A host that needs no runtime around it, with the usual timeouts and no shared store.
pub fn own_runtime_host(signer: RingSigner) -> OwnRuntimeHost {
    let transport = OwnRuntimeTransport::default();
    let clock = transport.clock();
    Parts::new(transport, signer, clock, SystemRandom)
}
