//! The Rust tests.

use crate::command::{cargo, run};
use crate::steps::Step;

pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step::new("tests", "every crate's tests and doc tests", || run(&mut cargo(["test", "--workspace"])?)),
        Step::new("tests-bare", "the core's tests without its features", || {
            let bare = "--no-default-features";
            run(&mut cargo(["test", "--package", "systembruker", bare])?)
        }),
    ]
}
