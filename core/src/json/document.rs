//! One JSON text, read once.

use hifijson::{
    Expect, Read as _, SliceLexer, escape,
    escape::Lex as _,
    num,
    num::Lex as _,
    str::{LexAlloc as _, LexWrite as _},
    token::Lex as _,
};
use std::borrow::Cow;

use super::{Kind, MAX_DEPTH, Value};

/// Why a text is not one strict JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JsonFault {
    /// The text ends in the middle of a value, as after a broken connection.
    Truncated,
    /// Anything else that is not JSON in UTF-8, a byte order mark and trailing text included.
    Syntax,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// Two members of one object have the same name.
    DuplicateMember,
}

/// A JSON text and the places of all its values, in the order in which they are written.
///
/// An object's children are its names and values in turn. `after` is the index behind a node's last
/// descendant, so that a reader steps from sibling to sibling.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: Vec<Node>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) escaped: bool,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) after: usize,
}

impl<'a> Document<'a> {
    /// Reads exactly one JSON value.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, JsonFault> {
        let (text, cut_char) = match core::str::from_utf8(bytes) {
            Ok(text) => (text, false),
            // a character cut off at the very end can still be a value cut off in the middle
            Err(error) if error.error_len().is_none() => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                (core::str::from_utf8(valid).unwrap_or_default(), true)
            }
            Err(_) => return Err(JsonFault::Syntax),
        };
        let mut lexer = SliceLexer::new(text.as_bytes());
        // a claims set of 700 bytes has some 45 nodes
        let mut reader = Reader { text, nodes: Vec::with_capacity(64) };
        let outcome = lexer.exactly_one(SliceLexer::ws_peek, |next, lexer| reader.value(next, lexer, 0));
        match outcome {
            Ok(()) if !cut_char => Ok(Self { text, nodes: reader.nodes }),
            Err(Fault::Cut) => Err(JsonFault::Truncated),
            // a token or digit was wanted: cut off if nothing more came, wrong if something else did
            Err(Fault::Token) if lexer.as_slice().is_empty() => Err(JsonFault::Truncated),
            Ok(()) | Err(Fault::Token | Fault::Text) => Err(JsonFault::Syntax),
            Err(Fault::Depth) => Err(JsonFault::TooDeep),
            Err(Fault::Duplicate) => Err(JsonFault::DuplicateMember),
        }
    }

    /// The value itself.
    pub(crate) fn root(&self) -> Value<'_, 'a> {
        Value::new(self, 0)
    }

    /// The text that was read.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }
}

enum Fault {
    Token,
    Text,
    Cut,
    Depth,
    Duplicate,
}

impl From<Expect> for Fault {
    fn from(_: Expect) -> Self {
        Self::Token
    }
}

impl From<num::Error> for Fault {
    fn from(_: num::Error) -> Self {
        Self::Token
    }
}

impl From<hifijson::str::Error> for Fault {
    fn from(error: hifijson::str::Error) -> Self {
        use hifijson::str::Error;
        match error {
            Error::Eof | Error::Escape(escape::Error::Eof) => Self::Cut,
            // "\ud800 at the very end: the low surrogate was cut off
            Error::Escape(escape::Error::ExpectedLowSurrogate) => Self::Token,
            _ => Self::Text,
        }
    }
}

/// Members up to which names are compared pairwise; more are sorted, so that no input is quadratic.
const FEW: usize = 16;

struct Reader<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

impl Reader<'_> {
    fn position(&self, lexer: &SliceLexer<'_>) -> usize {
        self.text.len().saturating_sub(lexer.as_slice().len())
    }

    fn value(&mut self, next: u8, lexer: &mut SliceLexer<'_>, depth: usize) -> Result<(), Fault> {
        let index = self.nodes.len();
        let start = self.position(lexer);
        // the array and object arms put their own node before their children
        let (kind, escaped) = match next {
            b'"' => (Kind::String, string(lexer.discarded())?),
            b'{' | b'[' => {
                if depth >= MAX_DEPTH {
                    return Err(Fault::Depth);
                }
                let kind = if next == b'{' { Kind::Object } else { Kind::Array };
                self.nodes.push(Node { kind, escaped: false, start, end: start, after: index });
                if next == b'{' {
                    self.object(index, lexer, depth)?;
                } else {
                    lexer.discarded().seq(b']', SliceLexer::ws_peek, |next, lexer| {
                        self.value(next, lexer, depth.saturating_add(1))
                    })?;
                }
                let (end, after) = (self.position(lexer), self.nodes.len());
                if let Some(node) = self.nodes.get_mut(index) {
                    (node.end, node.after) = (end, after);
                }
                return Ok(());
            }
            b'-' | b'0'..=b'9' => {
                lexer.num_ignore().validate()?;
                (Kind::Number, false)
            }
            _ => (literal(lexer)?, false),
        };
        let end = self.position(lexer);
        self.nodes.push(Node { kind, escaped, start, end, after: index.saturating_add(1) });
        Ok(())
    }

    fn object(&mut self, index: usize, lexer: &mut SliceLexer<'_>, depth: usize) -> Result<(), Fault> {
        lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
            if next != b'"' {
                return Err(Fault::Text);
            }
            let (name, start) = (self.nodes.len(), self.position(lexer));
            let escaped = string(lexer.discarded())?;
            let end = self.position(lexer);
            self.nodes.push(Node { kind: Kind::String, escaped, start, end, after: name.saturating_add(1) });
            lexer.expect(SliceLexer::ws_peek, b':').ok_or(Fault::Token)?;
            let next = lexer.ws_peek().ok_or(Fault::Cut)?;
            self.value(next, lexer, depth.saturating_add(1))
        })?;
        self.names_differ(index)
    }

    /// Refuses two members with the same name, however it is spelt.
    fn names_differ(&self, object: usize) -> Result<(), Fault> {
        let mut names: Vec<Cow<'_, str>> = Vec::new();
        let mut index = object.saturating_add(1);
        while let (Some(name), Some(value)) = (self.nodes.get(index), self.nodes.get(index.saturating_add(1))) {
            names.push(unescape(self.text, *name));
            index = value.after;
        }
        let duplicate = if names.len() <= FEW {
            names.iter().enumerate().any(|(i, name)| names.iter().skip(i.saturating_add(1)).any(|other| other == name))
        } else {
            names.sort_unstable();
            names.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
        };
        if duplicate { Err(Fault::Duplicate) } else { Ok(()) }
    }
}

/// The text of a string node, its escapes undone.
pub(super) fn unescape(text: &str, node: Node) -> Cow<'_, str> {
    let inner = node.start.saturating_add(1)..node.end.saturating_sub(1);
    if !node.escaped {
        return Cow::Borrowed(text.get(inner).unwrap_or_default());
    }
    let quoted = text.get(inner.start..node.end).unwrap_or_default();
    // the same lexer accepted this string when the document was read
    SliceLexer::new(quoted.as_bytes()).str_string().unwrap_or_default()
}

/// Reads a string behind its opening quote; tells whether it holds an escape.
fn string(lexer: &mut SliceLexer<'_>) -> Result<bool, Fault> {
    lexer.str_fold(
        false,
        |_, _| Ok::<_, Fault>(()),
        |lexer, escaped| {
            *escaped = true;
            let kind = lexer.take_next().ok_or(Fault::Cut)?;
            lexer.escape(kind).map_err(hifijson::str::Error::Escape)?;
            Ok(())
        },
    )
}

fn literal(lexer: &mut SliceLexer<'_>) -> Result<Kind, Fault> {
    let rest = lexer.as_slice();
    match lexer.null_or_bool() {
        Some(None) => Ok(Kind::Null),
        Some(Some(_)) => Ok(Kind::Bool),
        None if ["null", "true", "false"].iter().any(|word| word.as_bytes().starts_with(rest)) => Err(Fault::Cut),
        None => Err(Fault::Text),
    }
}
