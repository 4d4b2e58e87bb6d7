//! `cargo xtask bench`

use super::npm;
use crate::command::{cargo, run};
use crate::steps::Step;

/// The benchmarks in Rust whose names hold one of these words, or with `npm` the parts of that one; else all.
pub(crate) fn steps(filter: &[&str]) -> Vec<Step> {
    match filter {
        [] => vec![rust(&[]), npm(&[])],
        ["npm", parts @ ..] => vec![npm(parts)],
        words => vec![rust(words)],
    }
}

fn rust(filter: &[&str]) -> Step {
    let filter = owned(filter);
    Step::new("bench", "benchmarks, optimised", move || {
        // the cold fleet asks it, in a process of its own
        run(&mut cargo(["build", "--release", "--package", "systembruker-sandbox"])?)?;
        let mut bench = cargo(["bench", "--package", "systembruker-bench"])?;
        if !filter.is_empty() {
            bench.arg("--").args(&filter);
        }
        run(&mut bench)
    })
}

fn npm(parts: &[&str]) -> Step {
    let parts = owned(parts);
    Step::new("bench-npm", "the packed npm package beside its peers", move || npm::compare(&parts))
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}
