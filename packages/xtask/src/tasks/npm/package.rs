//! From sources to tarballs.

use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context as _, Result};

use super::{folder, module, sandbox};
use crate::command::{answer, run};
use crate::{node, places};

/// What is published for one version.
#[derive(Clone)]
pub(super) struct Tarballs {
    pub(super) package: PathBuf,
    /// The sandbox for machines like this one.
    pub(super) sandbox: PathBuf,
}

/// Builds `packages/npm/dist`, once in a run.
pub(super) fn build() -> Result<()> {
    static BUILT: OnceLock<()> = OnceLock::new();
    if BUILT.get().is_some() {
        return Ok(());
    }
    let mut build = folder::node()?;
    let generated = folder::path()?.join("gen");
    module::build_client(&generated)?;
    module::build_setup(&generated.join("setup"))?;
    module::build_verification(&generated.join("verification"))?;
    module::build_ring(&generated.join("ring"))?;
    run(build.arg("scripts/build.mjs"))?;
    let _ = BUILT.set(());
    Ok(())
}

/// Packs what users install, once in a run.
pub(super) fn pack() -> Result<Tarballs> {
    static PACKED: OnceLock<Tarballs> = OnceLock::new();
    if let Some(made) = PACKED.get() {
        return Ok(made.clone());
    }
    build()?;
    let out = places::target()?.join("npm");
    let staged = [out.join("package"), out.join("sandbox")];
    run(folder::node()?.arg("scripts/stage.mjs").args(&staged).arg(sandbox::optimised()?))?;
    let names = answer(node::npm("pack")?.arg("--silent").arg("--pack-destination").arg(&out).args(&staged));
    let names = names.context("npm pack failed")?;
    let [package, sandbox] = *names.lines().collect::<Vec<_>>() else {
        anyhow::bail!("npm pack made something else than two tarballs: {names}");
    };
    let made = Tarballs { package: out.join(package), sandbox: out.join(sandbox) };
    Ok(PACKED.get_or_init(|| made).clone())
}
