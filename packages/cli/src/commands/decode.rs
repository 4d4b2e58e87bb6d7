//! `decode`: what a token or a grant says.

use clap::Args;

use crate::failure::Failure;
use crate::output::Output;
use crate::view::View;
use crate::{clock, input};

/// Show what a token or a grant says, without verifying anything
///
/// Blanks, quotes and a leading Bearer around it are taken off.
#[derive(Args)]
pub(crate) struct Options {
    /// The token or grant; standard input if it is left out or -
    token: Vec<String>,
    /// Show the personal number in pid
    #[arg(long)]
    show_pid: bool,
}

pub(crate) fn run(options: &Options, output: &Output) -> Result<(), Failure> {
    let text = input::token(&options.token, output)?;
    View::decode(&text)?.print(options.show_pid, clock::now(), output)
}
