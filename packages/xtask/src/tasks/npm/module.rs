//! The WebAssembly module as it is shipped, before the npm tools see it.

use std::path::Path;

use anyhow::Result;

use crate::command::{cargo, run};
use crate::tasks::wasm::TARGET;
use crate::{places, tools};

/// Builds the module for tokens and puts it into `folder`, together with its generated JavaScript and types.
pub(super) fn build_client(folder: &Path) -> Result<()> {
    build("client", folder)
}

/// Builds the module for reading keys and describing systems, which pages that do neither never load.
pub(super) fn build_setup(folder: &Path) -> Result<()> {
    build("setup", folder)
}

/// Builds the module for verifying, which programs that only get tokens never load.
pub(super) fn build_verification(folder: &Path) -> Result<()> {
    build("verify", folder)
}

/// Builds the module with RSA inside, which only those load who have no other.
pub(super) fn build_ring(folder: &Path) -> Result<()> {
    build("ring", folder)
}

/// Rust's own library is built along: as delivered, it holds the machinery that words and unwinds panics, an eighth of
/// the module, although a panic in WebAssembly is a trap and no more.
fn build(feature: &str, folder: &Path) -> Result<()> {
    tools::rust_target(TARGET)?;
    tools::rust_source()?;
    let target = places::target()?;
    let mut build = cargo(["build", "--profile", PROFILE, "--package", "systembruker-wasm", "--target", TARGET])?;
    build.args(["--no-default-features", "--features", feature, "--target-dir"]).arg(&target);
    build.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    // the flags are unstable, and the pinned compiler knows them
    build.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", FLAGS);
    // parts of ring are C
    build.env("CC_wasm32_unknown_unknown", tools::clang()?);
    run(&mut build)?;

    let mut bindgen = cargo(["run", "--quiet", "--package", "systembruker-wasm-bindgen-build", "--target-dir"])?;
    bindgen.arg(&target).arg("--").arg(target.join(TARGET).join(PROFILE).join("systembruker_wasm.wasm"));
    run(bindgen.arg(folder))
}

/// In the workspace's `Cargo.toml`.
const PROFILE: &str = "wasm";
/// They stand for those of `.cargo/config.toml`, and so repeat them.
const FLAGS: &str =
    "-Ctarget-feature=+simd128 -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
