use crate::config::{ConfigError, ConfigProblem};
use crate::organisation_number::is_organisation_number;

pub(super) fn organisation(at: &str, text: &str) -> Result<(), ConfigError> {
    demand(is_organisation_number(text), at, ConfigProblem::OrganisationNumber)
}

pub(super) fn client_id(at: &str, text: &str) -> Result<(), ConfigError> {
    let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
    demand(visible && (1..=128).contains(&text.len()), at, ConfigProblem::ClientId)
}

/// A scope token of RFC 6749 section 3.3.
pub(super) fn scope(at: &str, text: &str) -> Result<(), ConfigError> {
    let allowed = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\');
    demand(allowed && (1..=255).contains(&text.len()), at, ConfigProblem::Scope)
}

pub(super) fn lifetime(at: &str, seconds: Option<u32>) -> Result<(), ConfigError> {
    let allowed = seconds.is_none_or(|seconds| (1..=LONGEST_LIFETIME).contains(&seconds));
    demand(allowed, at, ConfigProblem::Lifetime)
}

pub(super) fn system_id(at: &str, id: &str, vendor: &str) -> Result<(), ConfigError> {
    let named = id.strip_prefix(vendor).and_then(|rest| rest.strip_prefix('_')).is_some_and(|name| !name.is_empty());
    let plain = id.chars().count() <= 255 && !id.contains(char::is_whitespace);
    demand(named && plain, at, ConfigProblem::SystemId)
}

pub(super) fn uuid(at: &str, text: &str) -> Result<(), ConfigError> {
    let shape = text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        });
    demand(shape, at, ConfigProblem::SystemUserId)
}

pub(super) fn demand(holds: bool, at: &str, problem: ConfigProblem) -> Result<(), ConfigError> {
    if holds { Ok(()) } else { Err(ConfigError::new(at, problem)) }
}

/// Seconds; the upper bound that was named for access tokens in a review of Digdir's documentation.
const LONGEST_LIFETIME: u32 = 7200;
