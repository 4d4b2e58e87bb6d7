//! The sandbox as a process, for the package's tests and for its users'.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

use anyhow::Result;

use crate::command::{cargo, run};
use crate::places;

/// Builds the program that users install.
pub(super) fn optimised() -> Result<PathBuf> {
    build("release", &["--release"])
}

/// Builds the program in the time that a test may take.
pub(super) fn quick() -> Result<PathBuf> {
    build("debug", &[])
}

fn build(folder: &str, how: &[&str]) -> Result<PathBuf> {
    let target = places::target()?;
    run(cargo(["build", "--package", NAME])?.args(how).arg("--target-dir").arg(&target))?;
    Ok(target.join(folder).join(format!("{NAME}{EXE_SUFFIX}")))
}

const NAME: &str = "systembruker-sandbox";
