//! Why a command failed, and how that is told.

use std::io;
use std::process::ExitCode;

use serde_json::json;
use systembruker::{Classified, ClientError, ErrorClass, TokenRefusal};
use systembruker_sandbox::{ConfigError, StartError};

use crate::output::{Output, escape, style};
use crate::view::refusal;

/// Why a command failed.
pub(crate) enum Failure {
    /// The token endpoint refused.
    Refused(Box<TokenRefusal>),
    /// Anything else that has a code.
    Known { exit: Exit, code: &'static str, message: String },
    /// Whoever read the output has gone, which is nobody's fault.
    OutputClosed,
}

/// The exit codes that `--help` lists.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(crate) enum Exit {
    Refused = 1,
    Usage = 2,
    Input = 3,
    Malformed = 4,
    Network = 5,
}

impl Failure {
    pub(crate) fn usage(code: &'static str, message: &str) -> Self {
        Self::Known { exit: Exit::Usage, code, message: message.to_owned() }
    }

    pub(crate) fn input(code: &'static str, message: String) -> Self {
        Self::Known { exit: Exit::Input, code, message }
    }

    pub(crate) fn refused(refusal: TokenRefusal) -> Self {
        Self::Refused(Box::new(refusal))
    }

    /// A client's failure; a refusal is explained, whoever asked.
    pub(crate) fn client(error: ClientError) -> Self {
        match error {
            ClientError::Refused(refusal) => Self::refused(refusal),
            error => error.into(),
        }
    }

    pub(crate) fn output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::OutputClosed,
            _ => Self::input("cli.output", format!("the output could not be written: {error}")),
        }
    }

    pub(crate) fn runtime(error: &io::Error) -> Self {
        Self::input("cli.runtime", format!("this machine gave no means to wait for the network: {error}"))
    }

    /// Tells it where it belongs: JSON on standard output, text on standard error.
    pub(crate) fn tell(&self, output: &Output) -> ExitCode {
        let exit = match self {
            Self::OutputClosed => return ExitCode::SUCCESS,
            Self::Refused(_) => Exit::Refused,
            Self::Known { exit, .. } => *exit,
        };
        if output.json {
            let error = match self {
                Self::Refused(refused) => refusal::json(refused),
                Self::Known { code, message, .. } => json!({ "code": code, "message": message }),
                Self::OutputClosed => json!(null),
            };
            // there is nowhere left to tell a second failure
            let _ = output.json(&json!({ "error": error }));
        } else {
            output.note(match self {
                Self::Refused(refused) => refusal::text(refused),
                Self::Known { code, message, .. } => headline(code, message),
                Self::OutputClosed => String::new(),
            });
        }
        ExitCode::from(exit as u8)
    }
}

/// `error[code]: what, and what to do`.
pub(crate) fn headline(code: &str, message: &str) -> String {
    format!("{}: {}", style::error(&format!("error[{code}]")), escape(message))
}

impl<E: Classified> From<E> for Failure {
    fn from(error: E) -> Self {
        let exit = match error.class() {
            ErrorClass::Input | ErrorClass::Key | ErrorClass::Config | ErrorClass::Cancelled => Exit::Input,
            ErrorClass::Malformed => Exit::Malformed,
            ErrorClass::Network | ErrorClass::Timeout | ErrorClass::Tls => Exit::Network,
            _ => Exit::Refused,
        };
        Self::Known { exit, code: error.code(), message: error.to_string() }
    }
}

/// The sandbox's errors have codes and no class.
pub(crate) fn sandbox_config(error: &ConfigError) -> Failure {
    Failure::input(error.code(), error.to_string())
}

pub(crate) fn sandbox_start(error: &StartError) -> Failure {
    let exit = if matches!(error, StartError::Listen(_)) { Exit::Network } else { Exit::Input };
    Failure::Known { exit, code: error.code(), message: error.to_string() }
}
