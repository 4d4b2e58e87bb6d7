//! The WebAssembly module in Node: built as it is shipped, then used against a sandbox.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::wasm::TARGET;
use crate::command::{answer, cargo, program, run};
use crate::steps::{Missing, Step};
use crate::{places, tools};

pub(crate) fn step() -> Step {
    Step::new("node-smoke", "the WebAssembly module in Node, against a sandbox", smoke)
}

fn smoke() -> Result<()> {
    node_is_there()?;
    tools::rust_target(TARGET)?;
    let target = places::target()?;
    let sandbox = build_sandbox(&target)?;
    let module = build_module(&target)?;
    let mut node = program("node")?;
    node.env("SYSTEMBRUKER_SANDBOX", sandbox).env("SYSTEMBRUKER_WASM", module);
    run(node.args(["--test", "--test-reporter", "spec"]).args(test_files()?))
}

fn node_is_there() -> Result<()> {
    let version = answer(program("node")?.arg("--version"));
    let major = version.as_deref().and_then(|version| version.strip_prefix('v')?.split('.').next()?.parse().ok());
    match major {
        Some(OLDEST_NODE..) => Ok(()),
        _ => Err(Missing(format!("no Node.js of version {OLDEST_NODE} or later")).into()),
    }
}

fn build_sandbox(target: &Path) -> Result<PathBuf> {
    run(cargo(["build", "--package", SANDBOX])?.arg("--target-dir").arg(target))?;
    Ok(target.join("debug").join(format!("{SANDBOX}{EXE_SUFFIX}")))
}

/// Gives the folder with the module and its JavaScript.
fn build_module(target: &Path) -> Result<PathBuf> {
    let mut build = cargo(["build", "--profile", PROFILE, "--package", "systembruker-wasm", "--target", TARGET])?;
    run(build.arg("--target-dir").arg(target))?;

    let folder = target.join("node-smoke");
    let mut bindgen = cargo(["run", "--package", "systembruker-wasm-bindgen-build", "--target-dir"])?;
    bindgen.arg(target).arg("--").arg(target.join(TARGET).join(PROFILE).join("systembruker_wasm.wasm"));
    run(bindgen.arg(&folder))?;
    // else Node takes the JavaScript for CommonJS
    fs::write(folder.join("package.json"), r#"{"type":"module"}"#).context("writing package.json")?;
    Ok(folder)
}

/// By name, for versions of Node differ in what they make of a folder.
fn test_files() -> Result<Vec<PathBuf>> {
    let folder = places::root()?.join("tests/smoke/node");
    let entries = folder.read_dir().context("reading tests/smoke/node")?;
    let paths: Vec<_> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    let mut tests: Vec<_> = paths.into_iter().filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    Ok(tests)
}

const SANDBOX: &str = "systembruker-sandbox";
/// Has WebCrypto, `fetch` and the test runner without a flag.
const OLDEST_NODE: u32 = 20;
/// That of the npm package, in the workspace's `Cargo.toml`.
const PROFILE: &str = "wasm";
