use serde_json::{Map, Value, json};

use super::decide::Granted;
use crate::organisation_number::iso6523;
use crate::random;

/// The claims of the access token (Digdir, "access token"); `sub` and `nbf` are not among them.
pub(super) fn claims(granted: &Granted, issuer: &str, delegation_source: &str) -> Map<String, Value> {
    let consumer = granted.consumer_org.as_deref().unwrap_or(&granted.owner);
    let mut claims = Map::new();
    let mut put = |name: &str, value: Value| {
        claims.insert(name.to_owned(), value);
    };
    put("iss", issuer.into());
    put("client_id", granted.client_id.as_str().into());
    put("client_amr", granted.client_amr.into());
    put("consumer", iso6523(consumer));
    put("scope", granted.scope.as_str().into());
    put("token_type", "Bearer".into());
    put("iat", granted.now.into());
    put("exp", (granted.now + u64::from(granted.lifetime)).into());
    put("jti", random::jti().into());
    if granted.consumer_org.is_some() {
        put("supplier", iso6523(&granted.owner));
        put("delegation_source", delegation_source.into());
    }
    match granted.aud.as_slice() {
        [] => {}
        [one] => put("aud", one.as_str().into()),
        several => put("aud", several.into()),
    }
    if let Some(pid) = &granted.pid {
        put("pid", pid.as_str().into());
    }
    if let Some(detail) = &granted.detail {
        // `externalRef` is not echoed
        let detail = json!({
            "type": "urn:altinn:systemuser",
            "systemuser_org": iso6523(&detail.systemuser_org),
            "systemuser_id": [detail.found.systemuser_id],
            "system_id": detail.found.system_id,
        });
        put("authorization_details", json!([detail]));
    }
    claims
}
