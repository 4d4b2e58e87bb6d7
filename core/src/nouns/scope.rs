//! OAuth scopes.

use core::fmt;
use std::sync::Arc;

use super::text_noun;
use crate::error::errors;

/// One scope (RFC 6749 section 3.3), such as `altinn:instances.read`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope(String);

text_noun!(Scope, InvalidScope);

/// One or more scopes, sorted and unique. Cheap to clone: it is part of every cache key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeSet(Arc<str>);

errors! {
    /// Why a text is not a scope or a list of scopes.
    pub enum InvalidScope {
        /// No scope at all. Maskinporten wants one for system user grants too.
        Empty => Input "scope.empty" "at least one scope is needed, also for a system user; scopes are set apart by one blank";
        /// A character that RFC 6749 does not allow.
        Character => Input "scope.character"
            "a scope holds only visible ASCII characters without \" and \\, and no blank";
    }
}

impl Scope {
    /// Reads one scope-token of RFC 6749: visible ASCII but `"` and `\`.
    pub fn parse(text: &str) -> Result<Self, InvalidScope> {
        if text.is_empty() {
            return Err(InvalidScope::Empty);
        }
        if text.bytes().any(|b| !b.is_ascii_graphic() || b == b'"' || b == b'\\') {
            return Err(InvalidScope::Character);
        }
        Ok(Self(text.to_owned()))
    }
}

impl ScopeSet {
    /// Reads a list as on the wire: scopes with one blank between them.
    pub fn parse(text: &str) -> Result<Self, InvalidScope> {
        Self::from_texts(text.split(' '))
    }

    /// Reads scopes given one by one.
    pub fn from_texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Result<Self, InvalidScope> {
        let mut scopes: Vec<String> = Vec::new();
        for text in texts {
            let Scope(scope) = Scope::parse(text.as_ref())?;
            if let Err(place) = scopes.binary_search(&scope) {
                scopes.insert(place, scope);
            }
        }
        if scopes.is_empty() { Err(InvalidScope::Empty) } else { Ok(Self(scopes.join(" ").into())) }
    }

    /// The list as on the wire, one blank between scopes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The scopes in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }

    /// Whether exactly this scope is in the set.
    pub fn contains(&self, scope: &str) -> bool {
        self.iter().any(|one| one == scope)
    }
}

impl fmt::Display for ScopeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::str::FromStr for ScopeSet {
    type Err = InvalidScope;
    fn from_str(text: &str) -> Result<Self, InvalidScope> {
        Self::parse(text)
    }
}

impl serde::Serialize for ScopeSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
