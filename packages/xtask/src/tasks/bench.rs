//! `cargo xtask bench`

use crate::command::{cargo, run};
use crate::steps::Step;

pub(crate) fn step(filter: &[&str]) -> Step {
    let filter: Vec<String> = filter.iter().map(ToString::to_string).collect();
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
