//! Runs steps one after the other, each with a header and its time, and counts honestly at the end.

use std::fmt;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Error, Result};

/// One check or build, with a name to ask for it by.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    about: &'static str,
    work: Box<dyn Fn() -> Result<()>>,
}

impl Step {
    pub(crate) fn new(name: &'static str, about: &'static str, work: impl Fn() -> Result<()> + 'static) -> Self {
        let work = Box::new(work);
        Self { name, about, work }
    }
}

/// Why a step could not be done at all. A user's run skips the step and says so; in CI it is a failure.
#[derive(Debug)]
pub(crate) struct Missing(pub(crate) String);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Missing {}

/// Runs every step, also after a failure, so that one run tells all that is wrong.
pub(crate) fn run(steps: Vec<Step>) -> ExitCode {
    let in_ci = std::env::var("CI").is_ok_and(|value| value == "true");
    let count = steps.len();
    let mut done = Vec::new();
    for (index, step) in steps.into_iter().enumerate() {
        println!("\n== {}/{count} {}: {}", index + 1, step.name, step.about);
        let start = Instant::now();
        let outcome = Outcome::of((step.work)(), in_ci);
        let time = start.elapsed();
        println!("== {} {} in {}", step.name, outcome.word(), seconds(time));
        if let Some(reason) = outcome.reason() {
            println!("   {reason}");
        }
        // the programs started next write to the same place
        let _ = std::io::stdout().flush();
        done.push((step.name, outcome, time));
    }
    summary(&done)
}

enum Outcome {
    Passed,
    Failed(String),
    Skipped(String),
}

impl Outcome {
    fn of(result: Result<()>, in_ci: bool) -> Self {
        match result {
            Ok(()) => Self::Passed,
            Err(error) if error.is::<Missing>() && !in_ci => Self::Skipped(chain(&error)),
            Err(error) => Self::Failed(chain(&error)),
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed(_) => "FAILED",
            Self::Skipped(_) => "SKIPPED",
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::Passed => None,
            Self::Failed(reason) | Self::Skipped(reason) => Some(reason),
        }
    }
}

fn summary(done: &[(&str, Outcome, Duration)]) -> ExitCode {
    println!("\n== summary");
    for (name, outcome, time) in done {
        let (word, time) = (outcome.word(), seconds(*time));
        println!("{name:<16} {word:<8} {time:>8}");
    }
    let total = done.iter().map(|(_, _, time)| *time).sum();
    println!("{:<16} {:<8} {:>8}", "all", "", seconds(total));
    for (name, outcome, _) in done {
        if let Some(reason) = outcome.reason() {
            println!("{}: {name}: {reason}", outcome.word());
        }
    }
    let counted = |word| done.iter().filter(|(_, o, _)| o.word() == word).count();
    let (failed, skipped) = (counted("FAILED"), counted("SKIPPED"));
    print!("{} passed, {failed} failed", counted("passed"));
    if skipped > 0 {
        print!(", {skipped} skipped");
    }
    println!();
    ExitCode::from(u8::from(failed > 0))
}

fn chain(error: &Error) -> String {
    format!("{error:#}")
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skips_what_is_missing_but_not_in_ci() {
        let missing = || Err(Missing("no compiler".to_owned()).into());
        assert_eq!(Outcome::of(missing(), false).word(), "SKIPPED");
        assert_eq!(Outcome::of(missing(), true).word(), "FAILED");
    }

    #[test]
    fn never_skips_a_real_failure() {
        let outcome = Outcome::of(Err(anyhow::anyhow!("two tests")), false);
        assert_eq!(outcome.word(), "FAILED");
    }
}
