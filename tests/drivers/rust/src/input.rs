//! Reading requests. What stands in for a caller's argument of a wrong type is a failure, never a default.

use base64::Engine as _;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use systembruker::{ErrorClass, UnixTime};

use crate::Failure;

/// A JSON object whose members keep their text: the core reads key sets and definitions as they were written.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Request<'a> {
    #[serde(borrow)]
    members: BTreeMap<&'a str, &'a RawValue>,
}

impl<'a> Request<'a> {
    /// The request of a line; nothing if it is no JSON object.
    pub(crate) fn read(line: &'a str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }

    /// The member's JSON text; null counts as absent.
    pub(crate) fn raw(&self, name: &str) -> Option<&'a str> {
        self.members.get(name).map(|value| value.get()).filter(|text| *text != "null")
    }

    /// The member as a value of that type; a failure of the class `input` if it is of another.
    pub(crate) fn optional<T: Deserialize<'a>>(&self, name: &'static str) -> Result<Option<T>, Failure> {
        self.raw(name).map(|text| serde_json::from_str(text).map_err(|_| wrong_type(name))).transpose()
    }

    /// The same where a missing member reads as the type's empty value.
    pub(crate) fn get<T: Deserialize<'a> + Default>(&self, name: &'static str) -> Result<T, Failure> {
        Ok(self.optional(name)?.unwrap_or_default())
    }

    pub(crate) fn text(&self, name: &'static str) -> Result<String, Failure> {
        self.get(name)
    }

    /// A time: a number of seconds, whole or written as a fraction.
    pub(crate) fn time(&self, name: &'static str) -> Result<UnixTime, Failure> {
        let seconds: f64 = self.get(name)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
        Ok(UnixTime::from_seconds(seconds as u64))
    }

    /// `body`, `body_b64` or `body_parts`; absent means empty.
    pub(crate) fn body(&self) -> Result<Vec<u8>, Failure> {
        if let Some(encoded) = self.optional::<String>("body_b64")? {
            let decoded = base64::engine::general_purpose::STANDARD.decode(encoded);
            return decoded.map_err(|_| wrong_type("body_b64"));
        }
        match self.optional::<Vec<Part>>("body_parts")? {
            Some(parts) => Ok(parts.iter().flat_map(Part::bytes).collect()),
            None => Ok(self.text("body")?.into_bytes()),
        }
    }
}

/// `["lit", text]` or `["rep", text, count]`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Rep(IgnoredAny, String, usize),
    Lit(IgnoredAny, String),
}

impl Part {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Lit(_, text) => text.clone().into_bytes(),
            Self::Rep(_, text, count) => text.repeat(*count).into_bytes(),
        }
    }
}

fn wrong_type(name: &'static str) -> Failure {
    Failure {
        class: ErrorClass::Input,
        code: "driver.argument_type".to_owned(),
        message: format!("the argument {name} has a wrong type"),
    }
}
