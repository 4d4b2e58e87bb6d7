use axum::http::{HeaderName, HeaderValue, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::FaultKind;
use crate::config::ConfigProblem;

/// A fault, where it strikes and how often.
///
/// JSON is flat: `{"path": "/token", "times": 2, "kind": "status", "status": 503}`. `path` is `/token` when left out (the
/// metadata for `other_issuer`), `times` is 1 when left out, or `"forever"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Map<String, Value>")]
pub struct Fault {
    /// The path it waits for, without query.
    pub path: String,
    /// How many requests it strikes.
    pub times: Times,
    /// What goes wrong.
    #[serde(flatten)]
    pub kind: FaultKind,
}

/// How many requests a fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Times {
    /// So many, at least one.
    Count(u32),
    /// All until the faults are cleared.
    #[serde(serialize_with = "forever")]
    Forever,
}

impl Fault {
    /// Strikes another path than the kind's own.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// Strikes so many requests.
    #[must_use]
    pub fn times(mut self, count: u32) -> Self {
        self.times = Times::Count(count);
        self
    }

    /// Strikes every request until the faults are cleared.
    #[must_use]
    pub fn forever(mut self) -> Self {
        self.times = Times::Forever;
        self
    }

    pub(super) fn check(&self) -> Result<(), ConfigProblem> {
        let control = self.path == "/control" || self.path.starts_with("/control/");
        if !self.path.starts_with('/') || control {
            return Err(ConfigProblem::FaultPath);
        }
        let fits = match &self.kind {
            _ if self.times == Times::Count(0) => Err("`times` is at least 1, or \"forever\""),
            FaultKind::Status { headers, .. } if !headers.iter().all(is_header) => {
                Err("a header line is not allowed in HTTP")
            }
            FaultKind::Redirect { location, .. } if HeaderValue::try_from(location).is_err() => {
                Err("`location` is not allowed in an HTTP header")
            }
            FaultKind::Redirect { status, .. } if ![301, 302, 303, 307, 308].contains(status) => {
                Err("a redirect's `status` is 301, 302, 303, 307 or 308")
            }
            FaultKind::Status { status, .. } | FaultKind::EmptyBody { status }
                if !(200..600).contains(status) || StatusCode::from_u16(*status).is_err() =>
            {
                Err("`status` is 200 to 599")
            }
            FaultKind::Drip { bytes: 0, .. } => Err("`bytes` is at least 1"),
            FaultKind::OversizeBody { bytes } | FaultKind::Compressed { bytes, .. } if *bytes > MOST_BYTES => {
                Err("`bytes` is at most 1 GiB")
            }
            FaultKind::Garbage { bytes } if *bytes > MOST_BYTES => Err("`bytes` is at most 1 GiB"),
            _ => Ok(()),
        };
        fits.map_err(ConfigProblem::Fault)
    }
}

impl From<FaultKind> for Fault {
    /// Once, on the kind's own path.
    fn from(kind: FaultKind) -> Self {
        let path = match kind {
            FaultKind::OtherIssuer { .. } => "/.well-known/oauth-authorization-server",
            _ => "/token",
        };
        Self { path: path.to_owned(), times: Times::Count(1), kind }
    }
}

impl TryFrom<Map<String, Value>> for Fault {
    type Error = String;

    fn try_from(mut members: Map<String, Value>) -> Result<Self, Self::Error> {
        let path = members.remove("path");
        let times = members.remove("times");
        let kind: FaultKind = serde_json::from_value(Value::Object(members)).map_err(|error| error.to_string())?;
        let mut fault = Self::from(kind);
        if let Some(path) = path {
            path.as_str().ok_or("`path` is text")?.clone_into(&mut fault.path);
        }
        if let Some(times) = times {
            let count = times.as_u64().and_then(|count| u32::try_from(count).ok());
            fault.times = match (count, times.as_str()) {
                (Some(count), _) => Times::Count(count),
                (None, Some("forever")) => Times::Forever,
                _ => return Err("`times` is a number or \"forever\"".to_owned()),
            };
        }
        Ok(fault)
    }
}

fn is_header((name, value): &(String, String)) -> bool {
    HeaderName::try_from(name).is_ok() && HeaderValue::try_from(value).is_ok()
}

fn forever<S: serde::Serializer>(serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("forever")
}

const MOST_BYTES: usize = 1 << 30;

#[cfg(test)]
mod tests {
    use super::super::{FaultKind, Moment};
    use super::{Fault, Times};

    #[test]
    fn a_fault_reads_what_it_writes() {
        for fault in [
            Fault::from(FaultKind::CutJson {}),
            Fault::from(FaultKind::Reset { at: Moment::MidBody }).path("/jwk").times(3),
            Fault::from(FaultKind::RateLimit { per_second: 2, retry_after: None }).forever(),
        ] {
            let json = serde_json::to_string(&fault).unwrap();
            assert_eq!(serde_json::from_str::<Fault>(&json).unwrap(), fault, "{json}");
        }
    }

    #[test]
    fn the_json_is_flat_and_most_of_it_may_be_left_out() {
        let fault: Fault = serde_json::from_str(r#"{"kind":"endless_body"}"#).unwrap();
        assert_eq!(
            (fault.path.as_str(), fault.times, fault.kind),
            ("/token", Times::Count(1), FaultKind::EndlessBody {})
        );
        let fault: Fault = serde_json::from_str(r#"{"kind":"other_issuer","issuer":"https://x.example/"}"#).unwrap();
        assert_eq!(fault.path, "/.well-known/oauth-authorization-server");
    }

    #[test]
    fn an_unknown_member_or_kind_is_named() {
        for (json, named) in [
            (r#"{"kind":"delay","ms":1,"mss":2}"#, "unknown field `mss`"),
            (r#"{"kind":"cut_json","at":2}"#, "unknown field `at`"),
            (r#"{"kind":"slow"}"#, "unknown variant `slow`"),
            (r#"{"ms":1}"#, "missing field `kind`"),
            (r#"{"kind":"cut_json","times":"often"}"#, "`times` is a number or"),
        ] {
            let error = serde_json::from_str::<Fault>(json).unwrap_err().to_string();
            assert!(error.contains(named), "{json}: {error}");
        }
    }
}
