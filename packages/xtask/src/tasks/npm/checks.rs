//! What the package has to pass.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::package::Tarballs;
use super::{folder, package, sandbox};
use crate::command::{cargo, run};
use crate::{node, places, tools};

/// Linters and compilers, none of which may have anything to say.
pub(super) fn lint() -> Result<()> {
    run(folder::tool("@biomejs/biome/bin/biome")?.args(["ci", "--error-on-warnings"]))?;
    package::build()?;
    run(&mut folder::tool("typescript/bin/tsc")?)?;
    let Tarballs { package, .. } = package::pack()?;
    run(folder::tool("publint/src/cli.js")?.args(["run", "--strict"]).arg(&package))?;
    // one entry is no code
    let rest = ["--profile", "node16", "--exclude-entrypoints", "./wasm"];
    run(folder::tool("@arethetypeswrong/cli/dist/index.js")?.arg(&package).args(rest))
}

pub(super) fn unit() -> Result<()> {
    in_place("tests/unit")
}

/// Hundreds of thousands of calls, of which many fail, leave nothing behind.
pub(super) fn memory() -> Result<()> {
    in_place("tests/memory")
}

/// The shared store, with a redis-server of its own.
pub(super) fn redis() -> Result<()> {
    tools::system("redis-server", "redis-server")?;
    in_place("tests/redis")
}

fn in_place(folder: &str) -> Result<()> {
    package::build()?;
    let mut tests = node::tests(&folder::path()?.join(folder))?;
    tests.current_dir(folder::path()?).env("SYSTEMBRUKER_SANDBOX", sandbox::quick()?);
    run(&mut tests)
}

/// The reference in Markdown, for which every export has to have a text.
pub(super) fn docs() -> Result<()> {
    package::build()?;
    run(folder::node()?.arg("scripts/reference.mjs").arg(places::target()?.join("npm/reference.md")))
}

pub(super) fn size() -> Result<()> {
    package::build()?;
    run(folder::node()?.arg("scripts/size.mjs"))
}

/// The README's programs, as its readers run them.
pub(super) fn examples() -> Result<()> {
    installed("tests/examples")
}

pub(super) fn packed() -> Result<()> {
    tools::system("chromium", "chromium")?;
    installed("tests/packed")
}

/// The same answers as the Rust driver's, in Node and in a browser.
pub(super) fn vectors() -> Result<()> {
    tools::system("chromium", "chromium")?;
    package::pack()?;
    let target = places::target()?;
    let mut runner = cargo(["run", "--quiet", "--package", "systembruker-conformance", "--target-dir"])?;
    // the drivers look for the tarball in there
    runner.arg(&target).env("CARGO_TARGET_DIR", &target).args(["--", "node", "browser"]);
    run(&mut runner)
}

/// Uses the tarballs as users get them: installed into an empty project, far from the sources.
fn installed(folder: &str) -> Result<()> {
    let project = empty_project(&package::pack()?)?;
    let mut tests = node::tests(&folder::path()?.join(folder))?;
    tests.current_dir(folder::path()?).env("SYSTEMBRUKER_PROJECT", project);
    run(&mut tests)
}

fn empty_project(Tarballs { package, sandbox }: &Tarballs) -> Result<PathBuf> {
    let project = places::target()?.join("npm/project");
    if project.exists() {
        fs::remove_dir_all(&project).with_context(|| project.display().to_string())?;
    }
    fs::create_dir_all(&project).with_context(|| project.display().to_string())?;
    fs::write(project.join("package.json"), r#"{"private":true}"#).context("writing package.json")?;
    // offline: the package needs no other
    let mut install = node::npm("install")?;
    run(install.arg("--offline").args([package, sandbox]).current_dir(&project))?;
    Ok(project)
}
