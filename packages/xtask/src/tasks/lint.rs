//! `cargo xtask lint`: rustfmt and clippy, in each shape that the core is built in.

use anyhow::Result;

use super::fuzz;
use super::wasm::TARGET;
use crate::command::{cargo, run};
use crate::steps::Step;
use crate::tools;

pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step::new("fmt", "rustfmt, comparing only", || fmt(&["--check"])),
        Step::new("clippy", "every crate, target and feature", || {
            clippy(&["--workspace", "--all-targets", "--all-features"])
        }),
        Step::new("clippy-bare", "the core without its features", || {
            clippy(&["--package", "systembruker", "--all-targets", BARE])
        }),
        Step::new("clippy-wasm", "the core without its features and its JavaScript binding, for wasm32", || {
            tools::rust_target(TARGET)?;
            clippy(&["--package", "systembruker", "--package", "systembruker-wasm", "--target", TARGET, BARE])
        }),
    ]
}

pub(crate) fn fixing_steps() -> Vec<Step> {
    let fix = Step::new("fix", "what rustfmt and clippy can rewrite", || {
        let mut clippy = cargo(["clippy", "--fix", "--allow-dirty", "--allow-staged"])?;
        run(clippy.args(["--workspace", "--all-targets", "--all-features"]))?;
        fmt(&[])
    });
    let mut all = vec![fix];
    all.extend(steps());
    all
}

fn fmt(how: &[&str]) -> Result<()> {
    tools::rust_component("fmt")?;
    run(cargo(["fmt", "--all"])?.args(how))?;
    // a workspace of its own, and to cargo no package while it has no target
    if fuzz::target_files().is_err() {
        return Ok(());
    }
    run(cargo(["fmt", "--manifest-path", fuzz::MANIFEST])?.args(how))
}

fn clippy(what: &[&str]) -> Result<()> {
    tools::rust_component("clippy")?;
    let mut clippy = cargo(["clippy"])?;
    run(clippy.args(what).args(["--", "-D", "warnings"]))
}

const BARE: &str = "--no-default-features";
