//! The command line of systembruker: tokens, grants and keys for Altinn system users.
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod arguments;
mod clock;
mod commands;
mod exchange;
mod failure;
mod grant_options;
mod host;
mod input;
mod output;
mod usage;
mod view;

use std::process::ExitCode;

use arguments::Arguments;
use output::Output;

fn main() -> ExitCode {
    let Arguments { color, json, command } = match usage::arguments() {
        Ok(arguments) => arguments,
        Err(exit) => return exit,
    };
    let output = Output::new(color, json);
    match command.run(&output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(&output),
    }
}
