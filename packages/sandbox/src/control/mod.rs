//! The control endpoints: what the handle's methods do, over plain JSON, for test suites in other languages.

mod error;
mod json;
mod registers;
mod router;
mod running;

pub(crate) use router::router;
