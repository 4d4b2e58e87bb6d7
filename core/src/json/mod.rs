//! Strict reading of JSON into a flat list of nodes with their places in the text.
//!
//! serde_json is not used for reading what comes from outside: it lets the last of two equal members win,
//! and loses numbers beyond 64 bits. Here a duplicate member is refused at any depth, and a number keeps its text.
//! The lexer is hifijson's. [`PlainReader`] is for the one place where even that list costs too much.

mod document;
mod object;
mod plain;
mod value;

pub(crate) use document::{Document, JsonFault};
pub(crate) use object::{ObjectFault, ObjectReader};
pub(crate) use plain::{PlainReader, find};
pub(crate) use value::{Kind, Value};

/// The deepest nesting that is read (`rules`: depth of any JSON).
pub(crate) const MAX_DEPTH: usize = 64;
