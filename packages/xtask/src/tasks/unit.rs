//! The Rust tests.

use crate::command::{cargo, run};
use crate::steps::Step;
use crate::tools;

pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step::new("tests", "tests and doc tests of every crate that needs no server", || {
            run(&mut cargo(["test", "--workspace", "--exclude", REDIS])?)
        }),
        Step::new("redis", "the shared store's tests, with a redis-server of their own", || {
            tools::system("redis-server", "redis-server")?;
            run(&mut cargo(["test", "--package", REDIS])?)
        }),
        Step::new("tests-bare", "the core's tests without its features", || {
            let bare = "--no-default-features";
            run(&mut cargo(["test", "--package", "systembruker", bare])?)
        }),
    ]
}

const REDIS: &str = "systembruker-redis";
