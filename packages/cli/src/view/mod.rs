//! Tokens, grants and refusals, for people and for programs.

mod grant;
mod json;
mod members;
pub(crate) mod refusal;
mod token;

use systembruker::{MalformedToken, NumericDate, UnixTime, UnverifiedGrant, UnverifiedToken};

use crate::failure::Failure;
use crate::output::{Fields, Output, date, expiry, past, style};

pub(crate) use json::Decoded;
pub(crate) use members::Members;

/// What was decoded. Nothing of it was verified.
pub(crate) enum View {
    Token(UnverifiedToken),
    Grant(UnverifiedGrant),
}

impl View {
    pub(crate) fn decode(text: &str) -> Result<Self, MalformedToken> {
        let token = systembruker::decode(text)?;
        if token.looks_like_a_grant() { UnverifiedGrant::decode(text).map(Self::Grant) } else { Ok(Self::Token(token)) }
    }

    pub(crate) fn print(&self, show_pid: bool, now: UnixTime, output: &Output) -> Result<(), Failure> {
        if output.json {
            return output.json(&self.json(show_pid, now));
        }
        let kind = if matches!(self, Self::Token(_)) { "Access token." } else { "JWT grant." };
        let warning = style::warning("NOT VERIFIED: no signature was checked, anybody can have written this.");
        output.print(format!("{} {warning}\n\n{}", style::heading(kind), self.rows(show_pid, now)))
    }

    /// Header and claims, a row each; a grant's faults last.
    pub(crate) fn rows(&self, show_pid: bool, now: UnixTime) -> Fields {
        let mut fields = Fields::default();
        let header = match self {
            Self::Token(token) => Some(&token.header),
            Self::Grant(grant) => grant.header.as_ref(),
        };
        for (name, value) in header.map(|header| Members::read(header.json())).unwrap_or_default().iter() {
            fields.row(name, &members::text(value), "header");
        }
        match self {
            Self::Token(token) => token::rows(&token.claims, &mut fields, show_pid, now),
            Self::Grant(grant) => grant::rows(grant, &mut fields, show_pid, now),
        }
        fields.row("signature", "…", "");
        if let Self::Grant(grant) = self {
            for fault in &grant.faults {
                fields.warning("fault", fault.code(), fault.to_string());
            }
        }
        fields
    }
}

fn exp_row(fields: &mut Fields, exp: NumericDate, now: UnixTime) {
    match expiry(exp, now) {
        (meaning, true) => fields.warning("exp", &date(exp), meaning),
        (meaning, false) => fields.row("exp", &date(exp), meaning),
    }
}

fn iat_row(fields: &mut Fields, iat: NumericDate, now: UnixTime) {
    fields.row("iat", &date(iat), past("issued", iat, now));
}

fn pid_row(fields: &mut Fields, value: &str, show_pid: bool) {
    if show_pid {
        fields.row("pid", value, "a personal number");
    } else {
        fields.row("pid", "…", "a personal number; --show-pid shows it");
    }
}
