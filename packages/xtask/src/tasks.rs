//! The tasks, one file for each.

pub(crate) mod api;
pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod docs;
pub(crate) mod fuzz;
pub(crate) mod lint;
pub(crate) mod npm;
pub(crate) mod python_smoke;
pub(crate) mod test;
pub(crate) mod unit;
pub(crate) mod vectors;
pub(crate) mod wasm;
