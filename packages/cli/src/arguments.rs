//! The arguments that all commands share.

use clap::{ColorChoice, Parser, Subcommand};

use crate::commands::{decode, demo, grant, keygen, sandbox, token};
use crate::failure::Failure;
use crate::output::Output;

/// Tokens, grants and keys for Altinn system users
#[derive(Parser)]
#[command(name = "systembruker", version, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    /// Colour; auto leaves it out for NO_COLOR and where no terminal reads
    #[arg(long, global = true, help_heading = OUTPUT, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,
    /// Print one JSON object instead of text, for failures too
    #[arg(long, global = true, help_heading = OUTPUT)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Play the whole way on this machine, from a key to an API's answer and a refusal
    Demo,
    Decode(decode::Options),
    Grant(grant::Options),
    Token(token::Options),
    Keygen(keygen::Options),
    Sandbox(sandbox::Options),
}

impl Command {
    pub(crate) fn run(self, output: &Output) -> Result<(), Failure> {
        match self {
            Self::Demo => demo::run(output),
            Self::Decode(options) => decode::run(&options, output),
            Self::Grant(options) => grant::run(&options, output),
            Self::Token(options) => token::run(&options, output),
            Self::Keygen(options) => keygen::run(&options, output),
            Self::Sandbox(options) => sandbox::run(&options, output),
        }
    }
}

const OUTPUT: &str = "Output";

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the server refused, or its answer could not be read
  2  wrong usage
  3  an argument, a file, a setting or a key
  4  not a token
  5  no connection, TLS or time ran out";
