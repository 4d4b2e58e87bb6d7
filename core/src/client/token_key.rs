//! What a token was asked for: the whole of it. Under too short a key lies another customer's token.

use core::hash::{Hash, Hasher};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

use super::{ClientConfig, TokenQuery};
use crate::grant::KeyReference;
use crate::nouns::{ClientId, ScopeSet};

/// The complete cache key: two queries share a token if and only if all of it is equal.
///
/// Issuer, client, key, scopes, `resource`, `consumer_org`, `pid`, the system user's owner and reference, and whether
/// the token is Maskinporten's or was exchanged at Altinn. It does not print, for `pid` is in it.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenKey {
    identity: Arc<Identity>,
    scope: ScopeSet,
    query: TokenQuery,
}

/// What is the same for all tokens of one client.
#[derive(PartialEq, Eq)]
pub(super) struct Identity {
    issuer: String,
    client_id: ClientId,
    key: KeyReference,
}

/// Over what differs among one client's keys: all of it is compared, and hashing is what a cached token costs.
impl Hash for TokenKey {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.scope.hash(hasher);
        self.query.hash(hasher);
    }
}

impl Identity {
    pub(super) fn new(config: &ClientConfig) -> Self {
        Self {
            issuer: config.environment.issuer().to_owned(),
            client_id: config.client_id.clone(),
            key: config.key.clone(),
        }
    }
}

impl TokenKey {
    pub(super) fn new(identity: &Arc<Identity>, default_scope: &ScopeSet, query: &TokenQuery) -> Self {
        let scope = query.scope.as_ref().unwrap_or(default_scope).clone();
        // the scope stands beside the query, so that asking for the default by name is the same key
        let query = TokenQuery { scope: None, ..query.clone() };
        Self { identity: Arc::clone(identity), scope, query }
    }

    /// A SHA-256 over all of it, for stores outside this process: tells nothing about the customer.
    pub fn fingerprint(&self) -> [u8; 32] {
        let Identity { issuer, client_id, key } = &*self.identity;
        let TokenQuery { scope: _, system_user, resource, consumer_org, pid, altinn } = &self.query;
        let (key_kind, key_parts): (&str, Vec<&str>) = match key {
            KeyReference::KeyId(kid) => ("kid", vec![kid.as_str()]),
            KeyReference::CertificateChain(chain) => ("x5c", chain.as_slice().iter().map(String::as_str).collect()),
        };
        let owner = system_user.as_ref().map(|user| user.owner.to_string());
        let external_ref = system_user.as_ref().and_then(|user| user.external_ref.as_ref());
        let consumer_org = consumer_org.map(|org| org.to_string());
        let resource: Vec<&str> = resource.iter().map(crate::nouns::ResourceIndicator::as_str).collect();
        let mut hash = Fingerprint(Sha256::new());
        hash.list(&[issuer.as_str(), client_id.as_str(), key_kind, self.scope.as_str()]);
        hash.list(&key_parts);
        hash.list(&resource);
        hash.list(owner.as_deref().as_slice());
        hash.list(external_ref.map(crate::nouns::ExternalRef::as_str).as_slice());
        hash.list(consumer_org.as_deref().as_slice());
        hash.list(pid.as_ref().map(crate::nouns::PersonNumber::expose).as_slice());
        hash.list(altinn.then_some("altinn").as_slice());
        hash.0.finalize().into()
    }
}

struct Fingerprint(Sha256);

impl Fingerprint {
    /// Count and lengths go in too: no two different lists give the same bytes.
    fn list(&mut self, texts: &[&str]) {
        self.0.update(u64::try_from(texts.len()).unwrap_or(u64::MAX).to_be_bytes());
        for text in texts {
            self.0.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            self.0.update(text);
        }
    }
}
