//! `cargo xtask fuzz`: each target of tests/fuzz for a short while.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use anyhow::{Context as _, Result, bail};

use crate::command::{answer, line, program, run};
use crate::steps::{Missing, Step};
use crate::{places, tools};

/// How long each target runs unless told otherwise.
pub(crate) const SECONDS: u32 = 20;

pub(crate) fn step(seconds: u32) -> Step {
    Step::new("fuzz", "every fuzz target for a short while", move || fuzz(seconds))
}

fn fuzz(seconds: u32) -> Result<()> {
    let files = target_files()?;
    tools::system("c++", "g++")?;
    let fuzzer = Fuzzer::install()?;
    let targets = fuzzer.targets()?;
    if targets != files {
        bail!("{FOLDER}: the [[bin]] entries {targets:?} are not the files {files:?}");
    }
    let sanitizer = sanitizer()?;
    run(fuzzer.command("build")?.args(["--sanitizer", sanitizer]))?;
    println!("{seconds} s each, crashes go to {FOLDER}/artifacts");
    let targets: Vec<_> = targets.into_iter().collect();
    let at_once = thread::available_parallelism()?.get();
    let mut failed = Vec::new();
    for batch in targets.chunks(at_once) {
        failed.extend(fuzzer.run(batch, sanitizer, seconds)?);
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("failed: {}", failed.join(", "))
}

/// The targets by their files, or [`Missing`].
pub(crate) fn target_files() -> Result<BTreeSet<String>> {
    let folder = places::root()?.join(FOLDER).join("fuzz_targets");
    let mut targets = BTreeSet::new();
    for entry in fs::read_dir(&folder).into_iter().flatten() {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new("rs")) {
            targets.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    if targets.is_empty() {
        return Err(Missing(format!("{FOLDER} has no targets yet")).into());
    }
    Ok(targets)
}

/// AddressSanitizer, if a program built with it starts here, else none.
fn sanitizer() -> Result<&'static str> {
    let folder = places::target()?;
    let (source, probe) = (folder.join("probe.rs"), folder.join("probe"));
    fs::write(&source, "fn main() {}").with_context(|| source.display().to_string())?;
    let mut rustc = program("rustc")?;
    rustc.env("RUSTC_BOOTSTRAP", "1").arg("-Zsanitizer=address");
    rustc.arg("-o").args([&probe, &source]);
    // it may also build and yet not start, where memory is laid out in another way
    if answer(&mut rustc).is_some() && answer(&mut program(probe)?).is_some() {
        return Ok("address");
    }
    println!("AddressSanitizer does not work here: going on WITHOUT a sanitizer");
    Ok("none")
}

struct Fuzzer {
    tool: PathBuf,
    target_dir: PathBuf,
}

impl Fuzzer {
    fn install() -> Result<Self> {
        let tool = tools::cargo_installed("cargo-fuzz", "0.13.2")?;
        let target_dir = places::target()?.join("fuzz");
        Ok(Self { tool, target_dir })
    }

    fn targets(&self) -> Result<BTreeSet<String>> {
        let list = answer(&mut self.command("list")?).context("cargo fuzz list failed")?;
        Ok(list.lines().map(ToOwned::to_owned).collect())
    }

    /// Runs targets side by side and gives the names of those that failed, each with its output printed.
    fn run(&self, targets: &[String], sanitizer: &str, seconds: u32) -> Result<Vec<String>> {
        let mut running = Vec::new();
        for target in targets {
            let mut command = self.run_command(target, sanitizer)?;
            command.args(["--", "-rss_limit_mb=2048", "-timeout=10"]);
            command.arg(format!("-max_total_time={seconds}"));
            println!("$ {}", line(&command));
            running.push((target, thread::spawn(move || command.output())));
        }
        let mut failed = Vec::new();
        for (target, handle) in running {
            let output = handle.join().ok().context("the thread of a target panicked")??;
            let report = String::from_utf8_lossy(&output.stderr);
            if output.status.success() {
                println!("{target}: {}", executions(&report).unwrap_or("no count"));
            } else {
                println!("{target}: {}\n{report}", output.status);
                failed.push(target.clone());
            }
        }
        Ok(failed)
    }

    fn run_command(&self, target: &str, sanitizer: &str) -> Result<Command> {
        let folder = places::root()?.join(FOLDER);
        let corpus = folder.join("corpus").join(target);
        fs::create_dir_all(&corpus).with_context(|| corpus.display().to_string())?;
        let mut command = self.command("run")?;
        command.args(["--sanitizer", sanitizer, target]).arg(corpus);
        // libFuzzer writes what it finds to the first folder and only reads the others
        let seeds = folder.join("seeds").join(target);
        if seeds.exists() {
            command.arg(seeds);
        }
        Ok(command)
    }

    fn command(&self, verb: &str) -> Result<Command> {
        let mut command = program(&self.tool)?;
        command.args(["fuzz", verb, "--fuzz-dir", FOLDER]);
        if verb != "list" {
            command.arg("--target-dir").arg(&self.target_dir);
        }
        // AddressSanitizer is behind a nightly flag; so the pinned compiler serves as one
        command.env("RUSTC_BOOTSTRAP", "1");
        Ok(command)
    }
}

fn executions(report: &str) -> Option<&str> {
    report.lines().rfind(|line| line.starts_with("Done "))
}

pub(crate) const MANIFEST: &str = "tests/fuzz/Cargo.toml";
const FOLDER: &str = "tests/fuzz";
