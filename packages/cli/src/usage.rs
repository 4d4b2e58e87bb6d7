//! Reading the arguments, and saying what is wrong with them without repeating a secret that slipped in.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::{Error, ErrorKind};

use crate::arguments::Arguments;
use crate::failure::{Exit, Failure};
use crate::input::may_be_secret;
use crate::output::Output;

/// The arguments, or the exit code of a call that was told what is wrong with it.
pub(crate) fn arguments() -> Result<Arguments, ExitCode> {
    let given: Vec<OsString> = std::env::args_os().collect();
    Arguments::try_parse_from(&given).map_err(|error| tell(&error, &given))
}

fn tell(error: &Error, given: &[OsString]) -> ExitCode {
    use ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion};
    if matches!(error.kind(), DisplayHelp | DisplayVersion | DisplayHelpOnMissingArgumentOrSubcommand) {
        // clap's own way: it knows where each of them belongs
        let _ = error.print();
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Exit::Usage as u8));
    }
    let words = given.iter().map(|word| word.to_string_lossy().into_owned());
    let secrets: Vec<String> = words.filter(|word| may_be_secret(word)).collect();
    if secrets.is_empty() && !wants_json(given) {
        let _ = error.print();
        return ExitCode::from(Exit::Usage as u8);
    }
    let message = if secrets.is_empty() {
        error.to_string()
    } else {
        format!("{}; a key or token is among the arguments: put it in a file or on standard input", kind(error))
    };
    let message = message.trim().trim_start_matches("error: ");
    Failure::usage("cli.usage", message).tell(&Output::new(clap::ColorChoice::Auto, wants_json(given)))
}

/// What is wrong, in words that hold nothing of what was given.
fn kind(error: &Error) -> &'static str {
    error.kind().as_str().unwrap_or("the arguments could not be read")
}

fn wants_json(given: &[OsString]) -> bool {
    given.iter().any(|word| word == "--json")
}
