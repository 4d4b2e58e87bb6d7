//! The binary as people run it.

mod decode;
mod demo;
mod grant;
mod harness;
mod keygen;
mod output;
mod sandbox;
mod token;
mod usage;
