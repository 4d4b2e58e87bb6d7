//! One value inside a [`Document`].

use std::borrow::Cow;

use super::document::{Document, Node, unescape};

/// What a JSON value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

/// A value of the document `'d` over the text `'a`.
#[derive(Clone, Copy)]
pub(crate) struct Value<'d, 'a> {
    document: &'d Document<'a>,
    node: Node,
    index: usize,
}

const NOTHING: Node = Node { kind: Kind::Null, escaped: false, start: 0, end: 0, after: 0 };

impl<'d, 'a> Value<'d, 'a> {
    pub(super) fn new(document: &'d Document<'a>, index: usize) -> Self {
        // every index comes from the document itself
        let node = document.nodes.get(index).copied().unwrap_or(NOTHING);
        Self { document, node, index }
    }

    pub(crate) fn kind(self) -> Kind {
        self.node.kind
    }

    pub(crate) fn is_null(self) -> bool {
        self.node.kind == Kind::Null
    }

    /// The JSON text of this value.
    pub(crate) fn raw(self) -> &'a str {
        self.document.text.get(self.node.start..self.node.end).unwrap_or_default()
    }

    pub(crate) fn string(self) -> Option<Cow<'a, str>> {
        (self.node.kind == Kind::String).then(|| unescape(self.document.text, self.node))
    }

    pub(crate) fn owned_string(self) -> Option<String> {
        self.string().map(Cow::into_owned)
    }

    /// The text of a number, as written.
    pub(crate) fn number(self) -> Option<&'a str> {
        (self.node.kind == Kind::Number).then(|| self.raw())
    }

    pub(crate) fn bool(self) -> Option<bool> {
        (self.node.kind == Kind::Bool).then(|| self.raw() == "true")
    }

    /// The elements, if this is an array.
    pub(crate) fn array(self) -> Option<impl Iterator<Item = Self>> {
        (self.node.kind == Kind::Array).then(|| self.children())
    }

    /// The strings of an array that holds nothing else.
    pub(crate) fn strings(self) -> Option<Vec<String>> {
        self.array()?.map(Value::owned_string).collect()
    }

    /// Names and values, if this is an object.
    pub(crate) fn object(self) -> Option<impl Iterator<Item = (Self, Self)>> {
        let mut children = (self.node.kind == Kind::Object).then(|| self.children())?;
        Some(core::iter::from_fn(move || Some((children.next()?, children.next()?))))
    }

    /// The member of that name, if this is an object that has it.
    pub(crate) fn get(self, name: &str) -> Option<Self> {
        self.object()?.find(|(key, _)| key.is(name)).map(|(_, value)| value)
    }

    /// Whether this is a string of exactly that text.
    pub(crate) fn is(self, text: &str) -> bool {
        self.string().as_deref() == Some(text)
    }

    fn children(self) -> impl Iterator<Item = Self> {
        let mut index = self.index.saturating_add(1);
        let end = self.node.after;
        core::iter::from_fn(move || {
            let child = (index < end).then(|| Self::new(self.document, index))?;
            index = child.node.after;
            Some(child)
        })
    }
}
