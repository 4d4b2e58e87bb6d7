//! A clock that is moved by hand, a transport that reads from a script, and a random source that repeats itself: what
//! it takes to test a program that uses the [`Client`](crate::Client) without a network and without waiting.
//!
//! Nothing here is for production: the random source can be guessed.

mod run;
mod scripted_transport;
mod seeded_random;
mod virtual_clock;

pub use run::run;
pub use scripted_transport::{Answer, ScriptedTransport, SentRequest};
pub use seeded_random::{CountingRandom, SeededRandom};
pub use virtual_clock::VirtualClock;
