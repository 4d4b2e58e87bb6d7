//! Faults acted out on purpose: what a client may meet between itself and the real servers.

mod act;
mod damage;
mod fault;
mod gzip;
mod kind;
mod play;
mod queue;

pub use fault::{Fault, Times};
pub use kind::{Compressed, FaultKind, Moment};

pub(crate) use act::{Reply, act, too_many_requests};
pub(crate) use play::Play;
pub(crate) use queue::{FaultQueue, Pulled};
