//! `cargo xtask api`: public APIs as text, committed, so that a change of one is seen in review. Here the core's.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use public_api::{Builder, PublicApi};

use crate::command::{cargo, run};
use crate::places;
use crate::steps::Step;

pub(crate) fn check_step() -> Step {
    Step::new("api", "the core's public API against core/api.txt", || compare(FILE, &surface()?))
}

pub(crate) fn bless_step() -> Step {
    Step::new("api", "writing the core's public API to core/api.txt", || bless(FILE, &surface()?))
}

/// Fails if a public API is another than the one in `file`, below the repository's root.
pub(super) fn compare(file: &str, current: &str) -> Result<()> {
    let committed = fs::read_to_string(places::root()?.join(file))
        .with_context(|| format!("reading {file}; cargo xtask api --bless writes it"))?;
    let changes = differences(&committed, current);
    if changes.is_empty() {
        return Ok(());
    }
    println!("{}", changes.join("\n"));
    bail!("{} lines of the public API differ from {file}; if wanted: cargo xtask api --bless", changes.len())
}

pub(super) fn bless(file: &str, current: &str) -> Result<()> {
    fs::write(places::root()?.join(file), current).with_context(|| format!("writing {file}"))
}

/// Every public item, and of derived impls only the head: losing `Clone` breaks users, its body is noise.
fn surface() -> Result<String> {
    let json = rustdoc_json()?;
    let full = read(&json, false)?;
    let brief: BTreeSet<String> = read(&json, true)?.items().map(ToString::to_string).collect();
    let kept = full.items().map(ToString::to_string).filter(|item| {
        let derived_head = item.starts_with("impl") && !item.contains("StructuralPartialEq");
        brief.contains(item) || derived_head
    });
    Ok(kept.map(|item| item + "\n").collect())
}

fn read(json: &PathBuf, omit_derived: bool) -> Result<PublicApi> {
    Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(omit_derived)
        .build()
        .context("rustdoc's JSON has another format than that of the toolchain in rust-toolchain.toml")
}

fn rustdoc_json() -> Result<PathBuf> {
    // apart from the other builds, which RUSTC_BOOTSTRAP would have cargo do anew each time
    let target = places::target()?.join("api");
    let mut rustdoc = cargo(["rustdoc", "--package", "systembruker", "--lib", "--target-dir"])?;
    rustdoc.arg(&target);
    rustdoc.args(["--", "-Zunstable-options", "--output-format", "json"]);
    // the pinned compiler, not some nightly: the JSON's format changes between compilers
    run(rustdoc.env("RUSTC_BOOTSTRAP", "1"))?;
    Ok(target.join("doc/systembruker.json"))
}

fn differences(committed: &str, current: &str) -> Vec<String> {
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (committed.lines().collect(), current.lines().collect());
    let gone = old.difference(&new).map(|line| format!("- {line}"));
    let added = new.difference(&old).map(|line| format!("+ {line}"));
    gone.chain(added).collect()
}

const FILE: &str = "core/api.txt";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_went_and_what_came() {
        let changes = differences("pub fn a()\npub fn b()\n", "pub fn b()\npub fn c()\n");
        assert_eq!(changes, ["- pub fn a()", "+ pub fn c()"]);
    }
}
