//! The JOSE header of a token that was received.

use crate::json::{Document, Value};

/// A token's header as it was written, nothing of it trusted.
///
/// `jku`, `x5u`, `jwk` and `x5c` are never followed or used; they stay readable in [`json`](Self::json).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenHeader {
    /// `alg`, if it is a string. Any text; only a verification judges it.
    pub alg: Option<String>,
    /// `kid`, if it is a string.
    pub kid: Option<String>,
    /// `typ`, if it is a string. Not judged.
    pub typ: Option<String>,
    names: Vec<String>,
    json: String,
}

impl TokenHeader {
    pub(crate) fn from_document(document: &Document<'_>) -> Self {
        let root = document.root();
        let string = |name| root.get(name).and_then(Value::owned_string);
        let names = root.object().into_iter().flatten().filter_map(|(name, _)| name.owned_string()).collect();
        Self { alg: string("alg"), kid: string("kid"), typ: string("typ"), names, json: document.text().to_owned() }
    }

    /// Whether the header has that parameter, of whatever type.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The whole header as JSON text, as on the wire.
    pub fn json(&self) -> &str {
        &self.json
    }
}
