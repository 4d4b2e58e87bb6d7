//! Node.js and npm, which no step installs: how they come to a machine is for its owner to say.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::command::{answer, program};
use crate::steps::Missing;

/// Node, in a version that the npm package supports.
pub(crate) fn node() -> Result<Command> {
    let version = answer(program("node")?.arg("--version"));
    if version.as_deref().and_then(numbers) < Some(OLDEST) {
        let (major, minor) = OLDEST;
        return Err(Missing(format!("no Node.js of version {major}.{minor} or later")).into());
    }
    program("node")
}

/// npm, silent about what concerns nobody here.
pub(crate) fn npm(verb: &str) -> Result<Command> {
    node()?;
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if answer(program(name)?.arg("--version")).is_none() {
        return Err(Missing("no npm, which comes with Node.js".to_owned()).into());
    }
    let mut npm = program(name)?;
    npm.args([verb, "--no-audit", "--no-fund", "--loglevel", "error"]);
    Ok(npm)
}

/// Node with every test file of a folder, by name: versions of Node differ in what they make of a folder.
pub(crate) fn tests(folder: &Path) -> Result<Command> {
    let entries = folder.read_dir().with_context(|| folder.display().to_string())?;
    let files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    let mut files: Vec<_> = files.into_iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs")).collect();
    files.sort();
    let mut node = node()?;
    // one that hangs must not hang CI
    node.args(["--test", "--test-reporter", "spec", "--test-timeout=300000"]).args(files);
    Ok(node)
}

/// The first two numbers of `v20.16.0`.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// That of the npm package's `engines`.
const OLDEST: (u32, u32) = (20, 16);

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn compares_versions_by_number() {
        assert!(numbers("v20.9.5") < Some(OLDEST));
        assert!(numbers("v20.16.0") >= Some(OLDEST));
        assert!(numbers("v100.0.0") >= Some(OLDEST));
        assert!(None < Some(OLDEST));
    }
}
