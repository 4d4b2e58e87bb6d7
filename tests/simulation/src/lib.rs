//! A world in which a client serves many customers for hours: answers fail, the clock jumps and stands still, callers
//! give up half-way. The world knows what was really issued, and judges every token that is handed out.

mod caller;
mod server;
mod world;

pub use world::{Outcome, Plan, simulate};
