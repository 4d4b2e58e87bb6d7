//! The npm package beside its peers, as `tests/bench/npm` measures them.

use anyhow::Result;

use super::{folder, package};
use crate::command::run;
use crate::{node, places, tools};

/// Runs these parts, or all if none is named.
pub(in crate::tasks) fn compare(parts: &[String]) -> Result<()> {
    tools::system("chromium", "chromium")?;
    let folder = places::root()?.join("tests/bench/npm");
    folder::install(&folder)?;
    // the package as users get it, among the peers that the lock file names
    let packed = package::pack()?;
    let mut install = node::npm("install")?;
    run(install.args(["--no-save", "--offline"]).arg(packed.package).current_dir(&folder))?;
    run(node::node()?.arg(folder.join("run.mjs")).args(parts))
}
