use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{KeyError, SigningKey};
use crate::jose::CompactJws;
use crate::lock::lock;

/// Whose signing key is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// The one of Maskinporten's access tokens.
    #[default]
    Maskinporten,
    /// The one of Altinn's exchanged tokens.
    Altinn,
}

/// What becomes of the keys that signed so far when a new one takes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rotation {
    /// They stay in the JWKS, as in an orderly rotation.
    #[default]
    Keep,
    /// They leave the JWKS at once, as after a leak.
    Drop,
}

/// One issuer's signing keys: the last one signs, all of them verify and stand in the JWKS.
#[derive(Debug)]
pub(crate) struct KeyRing(Mutex<Vec<Arc<SigningKey>>>);

impl KeyRing {
    pub(crate) fn new(key: SigningKey) -> Self {
        Self(Mutex::new(vec![Arc::new(key)]))
    }

    /// Lets a new key sign from now on and returns its `kid`.
    pub(crate) fn rotate(&self, key: SigningKey, rotation: Rotation) -> String {
        let kid = key.kid.clone();
        let mut keys = lock(&self.0);
        if rotation == Rotation::Drop {
            keys.clear();
        }
        keys.push(Arc::new(key));
        kid
    }

    pub(crate) fn jwks(&self) -> Value {
        let keys: Vec<Value> = lock(&self.0).iter().map(|key| key.public.jwk(&key.kid)).collect();
        json!({ "keys": keys })
    }

    pub(crate) fn sign(&self, typ: Option<&str>, claims: Map<String, Value>) -> Result<String, KeyError> {
        let key = lock(&self.0).last().cloned().ok_or(KeyError::PrivateKey)?;
        key.sign(typ, claims)
    }

    /// The claims of a token that this ring signed, is meant for `issuer` and holds at `now`; else nothing.
    ///
    /// `aud` is not judged: only an API that registered an audience may demand one.
    pub(crate) fn verify(&self, token: &str, issuer: &str, now: u64) -> Option<Map<String, Value>> {
        let jws = CompactJws::parse(token)?;
        let algorithm = jws.algorithm()?;
        let kid = jws.header.get("kid")?.as_str()?;
        let key = lock(&self.0).iter().find(|key| key.kid == kid).cloned()?;
        if !key.public.verifies(algorithm, jws.signing_input, jws.signature) {
            return None;
        }
        let time = |claim| jws.claims.get(claim).and_then(Value::as_u64);
        let ours = jws.claims.get("iss").and_then(Value::as_str) == Some(issuer);
        let in_time = time("exp")?.saturating_add(SKEW) > now && time("iat")? <= now.saturating_add(SKEW);
        (ours && in_time).then_some(jws.claims)
    }
}

/// Seconds that an API's clock may differ from the issuer's.
const SKEW: u64 = 10;
