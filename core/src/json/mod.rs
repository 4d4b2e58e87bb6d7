//! Strict reading of JSON into a flat list of nodes with their places in the text.
//!
//! serde_json is not used for reading what comes from outside: it lets the last of two equal members win,
//! loses numbers beyond 64 bits and tells no positions. Three things here need better: a duplicate member
//! is refused at any depth, a number keeps its text, and the bindings read strings by offset. The lexer
//! is hifijson's.

mod document;
mod object;
mod value;

pub(crate) use document::{Document, JsonFault};
pub(crate) use object::{ObjectFault, ObjectReader};
pub(crate) use value::{Kind, Value};

/// The deepest nesting that is read (`rules`: depth of any JSON).
pub(crate) const MAX_DEPTH: usize = 64;
