//! Verifying any token. The signature always "holds", so that the judging of claims is reached, and no token may
//! be accepted that a reader of claims would not take for one of the issuer's.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use systembruker::{Jwks, SignatureCheck, SignatureVerifier, UnixTime, VerificationPolicy, verify};

struct Always;

impl SignatureVerifier for Always {
    fn holds(&self, check: &SignatureCheck<'_>) -> bool {
        check.signature.len() == check.key.signature_bytes()
    }
}

static SET: LazyLock<(Jwks, VerificationPolicy)> = LazyLock::new(|| {
    let n = format!("{}w", "v".repeat(341));
    let keys = format!(r#"{{"keys":[{{"kty":"RSA","kid":"k","n":"{n}","e":"AQAB"}}]}}"#);
    (Jwks::parse(keys.as_bytes()).unwrap(), VerificationPolicy::new("i").unwrap())
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(token) = std::str::from_utf8(bytes) else { return };
    let (keys, policy) = &*SET;
    let now = UnixTime::from_seconds(1_790_000_000);
    if let Ok(token) = verify(token, keys, policy, now, &Always) {
        assert_eq!(token.claims.iss.as_deref(), Some("i"));
        assert!(token.claims.exp.is_some_and(|exp| exp.seconds() + 10.0 > 1_790_000_000.0));
        assert!(token.header.alg.as_deref() == Some("RS256") && !token.header.has("crit"));
    }
});
