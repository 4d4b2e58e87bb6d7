//! The claims of Maskinporten tokens and of Altinn tokens made from them.

use core::fmt;
use std::collections::BTreeMap;

use super::Redacted;
use super::system_user::{Organisation, SystemUser, UnreadableSystemUsers, read_organisation, read_system_users};
use crate::json::{Document, Value};
use crate::nouns::NumericDate;

/// A token's claims, each under its wire name. What is absent or of another type than documented is `None` or
/// empty; such a member and every unknown one stays in [`other`](Self::other).
#[derive(Clone)]
pub struct TokenClaims {
    /// The issuer.
    pub iss: Option<String>,
    /// The Maskinporten client.
    pub client_id: Option<String>,
    /// How the client proved itself, such as `private_key_jwt`.
    pub client_amr: Option<String>,
    /// The organisation that consumes: the vendor, in a system user's token.
    pub consumer: Option<Organisation>,
    /// The supplier, only where a scope was delegated.
    pub supplier: Option<Organisation>,
    /// Where the scope was delegated.
    pub delegation_source: Option<String>,
    /// The scopes, one blank between.
    pub scope: Option<String>,
    /// `Bearer`.
    pub token_type: Option<String>,
    /// The token's id.
    pub jti: Option<String>,
    /// The audiences; empty for a token that is not restricted to one.
    pub aud: Vec<String>,
    /// Expiry.
    pub exp: Option<NumericDate>,
    /// Issue time.
    pub iat: Option<NumericDate>,
    /// Not valid before. Only in Altinn tokens.
    pub nbf: Option<NumericDate>,
    /// The person that the token is about. Not printed.
    pub pid: Option<String>,
    /// The system users among `authorization_details`, in their order; empty for a token without any.
    pub system_users: Result<Vec<SystemUser>, UnreadableSystemUsers>,
    json: String,
}

impl TokenClaims {
    pub(super) fn from_document(document: &Document<'_>) -> Self {
        let mut claims = Self::none_of(document.text().to_owned());
        claims.take_all(document);
        claims
    }

    fn none_of(json: String) -> Self {
        Self {
            iss: None,
            client_id: None,
            client_amr: None,
            consumer: None,
            supplier: None,
            delegation_source: None,
            scope: None,
            token_type: None,
            jti: None,
            aud: Vec::new(),
            exp: None,
            iat: None,
            nbf: None,
            pid: None,
            system_users: Ok(Vec::new()),
            json,
        }
    }

    /// All other members, and those above whose type is wrong, as JSON. Read anew on every call.
    pub fn other(&self) -> BTreeMap<String, String> {
        let Ok(document) = Document::parse(self.json.as_bytes()) else { return BTreeMap::new() };
        let mut taken = Self::none_of(String::new());
        let members = document.root().object().into_iter().flatten();
        let members = members.map(|(name, value)| (name.string().unwrap_or_default(), value));
        let others = members.filter(|(name, value)| !taken.take(name, *value));
        others.map(|(name, value)| (name.into_owned(), value.raw().to_owned())).collect()
    }

    fn take_all(&mut self, document: &Document<'_>) {
        for (name, value) in document.root().object().into_iter().flatten() {
            self.take(&name.string().unwrap_or_default(), value);
        }
    }

    /// The whole claims set as JSON text, as on the wire.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// The one system user of a token that names exactly one.
    pub fn system_user(&self) -> Option<&SystemUser> {
        match self.system_users.as_deref() {
            Ok([only]) => Some(only),
            _ => None,
        }
    }

    /// Whether `scope` holds exactly this scope.
    pub fn has_scope(&self, scope: &str) -> bool {
        !scope.is_empty() && self.scope.as_deref().is_some_and(|scopes| scopes.split(' ').any(|one| one == scope))
    }

    /// Puts a documented claim of the documented type into its place.
    fn take(&mut self, name: &str, value: Value<'_, '_>) -> bool {
        let date = |value: Value<'_, '_>| NumericDate::from_json_number(value.number()?);
        match name {
            "iss" => fill(&mut self.iss, value.owned_string()),
            "client_id" => fill(&mut self.client_id, value.owned_string()),
            "client_amr" => fill(&mut self.client_amr, value.owned_string()),
            "consumer" => fill(&mut self.consumer, read_organisation(value)),
            "supplier" => fill(&mut self.supplier, read_organisation(value)),
            "delegation_source" => fill(&mut self.delegation_source, value.owned_string()),
            "scope" => fill(&mut self.scope, value.owned_string()),
            "token_type" => fill(&mut self.token_type, value.owned_string()),
            "jti" => fill(&mut self.jti, value.owned_string()),
            "pid" => fill(&mut self.pid, value.owned_string()),
            "exp" => fill(&mut self.exp, date(value)),
            "iat" => fill(&mut self.iat, date(value)),
            "nbf" => fill(&mut self.nbf, date(value)),
            "aud" => match audiences(value) {
                Some(aud) => {
                    self.aud = aud;
                    true
                }
                None => false,
            },
            "authorization_details" => {
                self.system_users = read_system_users(value);
                self.system_users.is_ok()
            }
            _ => false,
        }
    }
}

/// `aud` as one string or an array of strings (RFC 7519 section 4.1.3).
pub(super) fn audiences(value: Value<'_, '_>) -> Option<Vec<String>> {
    match value.owned_string() {
        Some(one) => Some(vec![one]),
        None => value.strings(),
    }
}

fn fill<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    *place = value;
    place.is_some()
}

/// Without `pid`, and of unknown members only the names.
impl fmt::Debug for TokenClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenClaims")
            .field("iss", &self.iss)
            .field("client_id", &self.client_id)
            .field("client_amr", &self.client_amr)
            .field("consumer", &self.consumer)
            .field("supplier", &self.supplier)
            .field("delegation_source", &self.delegation_source)
            .field("scope", &self.scope)
            .field("token_type", &self.token_type)
            .field("jti", &self.jti)
            .field("aud", &self.aud)
            .field("exp", &self.exp)
            .field("iat", &self.iat)
            .field("nbf", &self.nbf)
            .field("pid", &Redacted(&self.pid))
            .field("system_users", &self.system_users)
            .field("other", &self.other().keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
