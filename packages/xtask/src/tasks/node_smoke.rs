//! The WebAssembly module in Node: built as it is shipped, then used against a sandbox.

use std::fs;

use anyhow::{Context as _, Result};

use super::npm;
use crate::command::run;
use crate::steps::Step;
use crate::{node, places};

pub(crate) fn step() -> Step {
    Step::new("node-smoke", "the WebAssembly module in Node, against a sandbox", smoke)
}

fn smoke() -> Result<()> {
    let mut tests = node::tests(&places::root()?.join("tests/smoke/node"))?;
    let module = places::target()?.join("node-smoke");
    tests.env("SYSTEMBRUKER_SANDBOX", npm::quick_sandbox()?).env("SYSTEMBRUKER_WASM", &module);
    npm::build_module(&module)?;
    // else Node takes the JavaScript for CommonJS
    fs::write(module.join("package.json"), r#"{"type":"module"}"#).context("writing package.json")?;
    run(&mut tests)
}
