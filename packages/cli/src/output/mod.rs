//! Text for people and JSON for programs.

mod escape;
mod fields;
pub(crate) mod style;
mod time;

use std::fmt::Display;
use std::io::{self, Write};

use anstream::AutoStream;
use clap::ColorChoice;
use serde::Serialize;

use crate::failure::Failure;

pub(crate) use escape::{escape, escape_json};
pub(crate) use fields::Fields;
pub(crate) use time::{date, expiry, past};

/// Standard output and standard error, as the user wants them.
pub(crate) struct Output {
    color: anstream::ColorChoice,
    /// Whether the result is one JSON object.
    pub(crate) json: bool,
}

impl Output {
    pub(crate) fn new(color: ColorChoice, json: bool) -> Self {
        let color = match color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        Self { color, json }
    }

    /// Writes text to standard output. Values inside it must have been escaped.
    pub(crate) fn print(&self, text: impl Display) -> Result<(), Failure> {
        let mut out = AutoStream::new(io::stdout().lock(), self.color);
        writeln!(out, "{text}").and_then(|()| out.flush()).map_err(|error| Failure::output(&error))
    }

    /// Writes one JSON value on one line to standard output.
    pub(crate) fn json(&self, value: &impl Serialize) -> Result<(), Failure> {
        self.print(escape_json(&serde_json::to_string(value).unwrap_or_default()))
    }

    /// Writes text to standard error. Values inside it must have been escaped.
    pub(crate) fn note(&self, text: impl Display) {
        // nobody can be told that standard error is closed
        let _ = writeln!(AutoStream::new(io::stderr().lock(), self.color), "{text}");
    }

    /// Writes a warning to standard error.
    pub(crate) fn warn(&self, text: &str) {
        self.note(format!("{}: {}", style::warning("warning"), escape(text)));
    }
}
