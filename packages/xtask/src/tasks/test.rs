//! `cargo xtask test`: all that CI checks, cheapest first.

use super::{api, docs, fuzz, lint, npm, python_smoke, unit, vectors, wasm};
use crate::steps::Step;

/// Gives the steps of these names, or all if none is named; `None` if a name is unknown.
pub(crate) fn steps(names: &[&str]) -> Option<Vec<Step>> {
    let mut steps = all();
    if names.iter().any(|name| !steps.iter().any(|step| step.name == *name)) {
        return None;
    }
    steps.retain(|step| names.is_empty() || names.contains(&step.name));
    Some(steps)
}

/// The steps' names, for the usage text.
pub(crate) fn names() -> String {
    let names: Vec<_> = all().iter().map(|step| step.name).collect();
    names.join(" ")
}

fn all() -> Vec<Step> {
    let mut steps = lint::steps();
    steps.extend(unit::steps());
    steps.push(docs::step());
    steps.push(wasm::step());
    steps.push(vectors::check_step());
    steps.push(vectors::lint_step());
    steps.push(api::check_step());
    steps.extend(npm::test_steps());
    steps.push(python_smoke::step());
    steps.push(fuzz::step(fuzz::SECONDS));
    steps
}
