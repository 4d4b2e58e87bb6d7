//! Where things are: the repository, cargo's target folder, this project's cache.

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

/// The repository's root.
pub(crate) fn root() -> Result<PathBuf> {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").context("start it as cargo xtask")?;
    let root = PathBuf::from(manifest).join("../..");
    root.canonicalize().context("the repository's root")
}

/// Cargo's target folder, wherever the user's settings put it: two levels above this very program.
pub(crate) fn target() -> Result<PathBuf> {
    let this = env::current_exe().context("the path of this program")?;
    let target = this.ancestors().nth(2).context("the target folder")?;
    Ok(target.to_owned())
}

/// The folder for tools and Python environments, outside the tree so that a fresh clone finds them again.
pub(crate) fn cache() -> Result<PathBuf> {
    let given = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = given("XDG_CACHE_HOME")
        .or_else(|| given("LOCALAPPDATA"))
        .or_else(|| given("HOME").map(|home| home.join(".cache")))
        .context("no cache folder: set XDG_CACHE_HOME or HOME")?;
    Ok(base.join("systembruker"))
}
