//! Other programs, started in the repository's root without a standard input.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::places;

/// A program to be started in the repository's root.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Result<Command> {
    let mut command = Command::new(name);
    command.current_dir(places::root()?).stdin(Stdio::null());
    for name in inherited_from_cargo_run() {
        command.env_remove(name);
    }
    Ok(command)
}

/// Cargo with the toolchain of `rust-toolchain.toml`, whichever one started this program.
pub(crate) fn cargo<const N: usize>(args: [&str; N]) -> Result<Command> {
    let mut command = program("cargo")?;
    command.args(args);
    Ok(command)
}

/// Runs to the end and fails unless the program succeeds; its output is seen as it comes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", line(command));
    std::io::stdout().flush()?;
    let status = command.status().with_context(|| format!("could not start {}", line(command)))?;
    if !status.success() {
        bail!("{status}: {}", line(command));
    }
    Ok(())
}

/// Runs silently and gives what came on standard output, or nothing if the program failed or is not there.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The command as a person would type it, with the variables that change its meaning.
pub(crate) fn line(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| {
        let value = value?.to_string_lossy();
        Some(format!("{}={value:?}", name.to_string_lossy()))
    });
    let program = Path::new(command.get_program()).file_name().into_iter();
    let words = program.chain(command.get_args()).map(|word| word.to_string_lossy().into_owned());
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

/// What `cargo run` and rustup set for us, but would mislead the next cargo.
fn inherited_from_cargo_run() -> impl Iterator<Item = String> {
    let set_by_them = |name: &str| {
        name.starts_with("CARGO_PKG_")
            || ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH"].contains(&name)
            || ["RUSTUP_TOOLCHAIN", "RUST_RECURSION_COUNT"].contains(&name)
    };
    std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).filter(move |name| set_by_them(name))
}
