//! `cargo xtask build`

use super::npm;
use crate::command::{cargo, run};
use crate::steps::Step;

pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step::new("cli", "the command line, optimised", || {
            run(&mut cargo(["build", "--release", "--package", "systembruker-cli"])?)
        }),
        Step::new("driver", "the conformance driver in Rust, optimised", || {
            run(&mut cargo(["build", "--release", "--package", "driver-rust"])?)
        }),
        npm::build_step(),
    ]
}
