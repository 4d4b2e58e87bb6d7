//! Reading an object whose members are all known.

use super::{Kind, Value};

/// A member that is unknown, missing or of another type. Names, never values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ObjectFault {
    NotAnObject,
    Unknown(String),
    Missing(&'static str),
    WrongType(&'static str),
}

/// An object of which every member must be one of a list.
#[derive(Clone, Copy)]
pub(crate) struct ObjectReader<'d, 'a>(Value<'d, 'a>);

impl<'d, 'a> ObjectReader<'d, 'a> {
    pub(crate) fn new(value: Value<'d, 'a>, known: &[&str]) -> Result<Self, ObjectFault> {
        let mut members = value.object().ok_or(ObjectFault::NotAnObject)?;
        match members.find_map(|(name, _)| name.string().filter(|name| !known.contains(&name.as_ref()))) {
            Some(unknown) => Err(ObjectFault::Unknown(unknown.into_owned())),
            None => Ok(Self(value)),
        }
    }

    /// The member, where null counts as absent.
    pub(crate) fn optional(self, name: &str) -> Option<Value<'d, 'a>> {
        self.0.get(name).filter(|value| value.kind() != Kind::Null)
    }

    pub(crate) fn required(self, name: &'static str) -> Result<Value<'d, 'a>, ObjectFault> {
        self.optional(name).ok_or(ObjectFault::Missing(name))
    }

    pub(crate) fn string(self, name: &'static str) -> Result<String, ObjectFault> {
        self.required(name)?.owned_string().ok_or(ObjectFault::WrongType(name))
    }

    /// The array's elements; none if the member is absent.
    pub(crate) fn elements(self, name: &'static str) -> Result<Vec<Value<'d, 'a>>, ObjectFault> {
        match self.optional(name) {
            None => Ok(Vec::new()),
            Some(value) => Ok(value.array().ok_or(ObjectFault::WrongType(name))?.collect()),
        }
    }

    /// The array's texts; none if the member is absent.
    pub(crate) fn strings(self, name: &'static str) -> Result<Vec<String>, ObjectFault> {
        match self.optional(name) {
            None => Ok(Vec::new()),
            Some(value) => value.strings().ok_or(ObjectFault::WrongType(name)),
        }
    }
}
