//! `cargo xtask TASK`: the commands that contributors and CI share.

mod command;
mod node;
mod places;
mod python;
mod steps;
mod tasks;
mod tools;

use std::process::ExitCode;

use steps::Step;
use tasks::{api, bench, build, fuzz, lint, npm, test, vectors};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match plan(&args) {
        Some(plan) => steps::run(plan),
        None => usage(&args),
    }
}

fn plan(args: &[&str]) -> Option<Vec<Step>> {
    Some(match args {
        ["build"] => build::steps(),
        ["test", names @ ..] => test::steps(names)?,
        ["lint"] => lint::steps(),
        ["lint", "--fix"] => lint::fixing_steps(),
        ["npm"] => vec![npm::build_step()],
        ["bench", filter @ ..] => bench::steps(filter),
        ["api"] => vec![api::check_step(), npm::api_step()],
        ["api", "--bless"] => vec![api::bless_step(), npm::bless_api_step()],
        ["fuzz"] => vec![fuzz::step(fuzz::SECONDS)],
        ["fuzz", "--seconds", seconds] => vec![fuzz::step(seconds.parse().ok()?)],
        ["vectors"] => vec![vectors::write_step()],
        ["vectors", "--check"] => vec![vectors::check_step()],
        _ => return None,
    })
}

fn usage(args: &[&str]) -> ExitCode {
    let asked_for_help = matches!(args, ["help" | "--help" | "-h"]);
    if asked_for_help {
        print!("{}", USAGE.replace("STEPS", &test::names()));
        return ExitCode::SUCCESS;
    }
    eprint!("{}", USAGE.replace("STEPS", &test::names()));
    ExitCode::from(2)
}

const USAGE: &str = "\
cargo xtask test [STEP...]        everything CI checks, or only these steps:
                                  STEPS
cargo xtask lint [--fix]          rustfmt and clippy; --fix rewrites what they can
cargo xtask build                 release builds of what users install
cargo xtask npm                   the npm package's tarball, and the sandbox's for this machine
cargo xtask bench [FILTER...]     benchmarks in Rust, and the npm package beside its peers
cargo xtask bench npm [PART...]   the latter alone: tests/bench/npm/run.mjs lists its parts
cargo xtask api [--bless]         public APIs against their api.txt; --bless rewrites these
cargo xtask fuzz [--seconds N]    each fuzz target for N seconds (20)
cargo xtask vectors [--check]     make the shared test vectors anew; --check only compares
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_every_task_of_its_usage() {
        for line in USAGE.lines().filter(|line| line.starts_with("cargo")) {
            let task = line.split_whitespace().nth(2).into_iter();
            assert!(plan(&task.collect::<Vec<_>>()).is_some(), "{line}");
        }
    }

    #[test]
    fn refuses_a_task_or_step_it_does_not_know() {
        assert!(plan(&["tests"]).is_none());
        assert!(plan(&["test", "format"]).is_none());
        assert!(plan(&["fuzz", "--seconds", "long"]).is_none());
    }
}
