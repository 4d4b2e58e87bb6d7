//! `packages/npm` and the tools that its lock file names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::command::run;
use crate::steps::Missing;
use crate::{node, places};

pub(super) fn path() -> Result<PathBuf> {
    Ok(places::root()?.join("packages/npm"))
}

/// Gives Node in `packages/npm`, with the tools installed that the lock file names.
pub(super) fn node() -> Result<Command> {
    install(&path()?)?;
    let mut node = node::node()?;
    node.current_dir(path()?);
    Ok(node)
}

/// Gives a tool of `node_modules`, which npm's own launcher would start in twice the time.
pub(super) fn tool(script: &str) -> Result<Command> {
    let mut node = node()?;
    node.arg(path()?.join("node_modules").join(script));
    Ok(node)
}

/// Installs what a folder's lock file names, unless it is there already.
pub(super) fn install(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json")).context("reading package-lock.json")?;
    // written last: an installation that was cut short has none, and is done again
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|text| text == lock) {
        return Ok(());
    }
    // not `ci`, which wants every platform's binaries in the lock file, and a registry may lack some of other platforms
    run(node::npm("install")?.arg("--no-save").current_dir(folder))
        .map_err(|why| Missing(format!("no npm packages: {why:#}")))?;
    fs::write(installed, lock).context("noting what is installed")
}
