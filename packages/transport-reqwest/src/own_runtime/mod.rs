//! A transport and a clock that bring their runtime along.

mod clock;
mod processes;
mod transport;

pub use clock::OwnRuntimeClock;
pub use transport::OwnRuntimeTransport;
