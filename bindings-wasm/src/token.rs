//! A token to call an API with.

use wasm_bindgen::prelude::*;

/// A token to call an API with. It stays in WebAssembly's memory: no printing of the object shows it.
#[wasm_bindgen]
pub struct Token(systembruker::Token);

#[wasm_bindgen]
impl Token {
    /// The token. Whoever holds it can act with it until it expires.
    pub fn expose(&self) -> String {
        self.0.expose().to_owned()
    }

    /// The value of the `authorization` header (RFC 6750 section 2.1).
    pub fn authorization(&self) -> String {
        self.0.expose_authorization()
    }

    /// The scopes that were granted, as the server wrote them.
    #[wasm_bindgen(getter)]
    pub fn scope(&self) -> Option<String> {
        self.0.scope().map(str::to_owned)
    }

    /// Shows that there is a token, and not which.
    #[wasm_bindgen(js_name = toString)]
    pub fn redacted(&self) -> String {
        "Token(…)".to_owned()
    }

    /// The same in JSON.
    #[wasm_bindgen(js_name = toJSON)]
    pub fn redacted_json(&self) -> String {
        self.redacted()
    }
}

impl From<systembruker::Token> for Token {
    fn from(token: systembruker::Token) -> Self {
        Self(token)
    }
}
