use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use systembruker_sandbox::Sandbox;

use super::{CLIENT, CUSTOMER, End, Key, NOW, Reply, exchange_bytes, request, vendor_key};

/// A token request that would be granted, whose parts a test spoils.
pub(crate) struct Attempt {
    pub(crate) method: &'static str,
    pub(crate) content_type: &'static str,
    pub(crate) grant_type: &'static str,
    pub(crate) header: Value,
    pub(crate) claims: Value,
    pub(crate) key: &'static Key,
    /// Sent instead of the true signature.
    pub(crate) signature: Option<&'static str>,
    /// Sent instead of the signed assertion; an empty one leaves the parameter out.
    pub(crate) assertion: Option<String>,
}

impl Attempt {
    /// The vendor asks for a token of its customer's system user.
    pub(crate) fn new(sandbox: &Sandbox) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let jti = format!("jti-{}", COUNT.fetch_add(1, Ordering::Relaxed));
        Self {
            method: "POST",
            content_type: "application/x-www-form-urlencoded",
            grant_type: "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer",
            header: json!({ "alg": "RS256", "kid": vendor_key().client_key.kid() }),
            claims: json!({
                "aud": sandbox.issuer(), "iss": CLIENT, "scope": "altinn:demo.read",
                "iat": NOW, "exp": NOW + 120, "jti": jti,
                "authorization_details": [{
                    "type": "urn:altinn:systemuser",
                    "systemuser_org": { "authority": "iso6523-actorid-upis", "ID": format!("0192:{CUSTOMER}") },
                }],
            }),
            key: vendor_key(),
            signature: None,
            assertion: None,
        }
    }

    /// The vendor asks for a token of its own.
    pub(crate) fn vendor(sandbox: &Sandbox) -> Self {
        Self::new(sandbox).without("authorization_details")
    }

    pub(crate) fn claim(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.claims[name] = value.into();
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.claims.as_object_mut().unwrap().remove(name);
        self
    }

    pub(crate) fn assertion(&self) -> String {
        let encode = |json: &Value| URL_SAFE_NO_PAD.encode(json.to_string());
        let signing_input = format!("{}.{}", encode(&self.header), encode(&self.claims));
        let alg = self.header["alg"].as_str().unwrap_or_default();
        let signature = self.signature.map_or_else(|| self.key.sign(alg, &signing_input), str::to_owned);
        format!("{signing_input}.{signature}")
    }

    pub(crate) async fn send(&self, sandbox: &Sandbox) -> Reply {
        let (url, body) = (sandbox.token_endpoint(), self.body());
        request(self.method, url, &[("content-type", self.content_type)], &body).await
    }

    /// Sends without asking the server to close.
    pub(crate) async fn send_for_bytes(&self, sandbox: &Sandbox) -> (Vec<u8>, End) {
        let (url, body) = (sandbox.token_endpoint(), self.body());
        exchange_bytes(self.method, url, &[("content-type", self.content_type)], &body).await
    }

    /// The access token of an attempt that must be granted.
    pub(crate) async fn access_token(&self, sandbox: &Sandbox) -> String {
        let reply = self.send(sandbox).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["access_token"].as_str().unwrap().to_owned()
    }

    pub(crate) fn body(&self) -> String {
        let assertion = self.assertion.clone().unwrap_or_else(|| self.assertion());
        match assertion.as_str() {
            "" => format!("grant_type={}", self.grant_type),
            assertion => format!("grant_type={}&assertion={assertion}", self.grant_type),
        }
    }
}
