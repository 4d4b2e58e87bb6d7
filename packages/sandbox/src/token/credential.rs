use serde_json::Value;

use super::{Refusal, certificate};
use crate::jose::CompactJws;
use crate::keys::PublicKey;
use crate::world::ClientRecord;

/// The key that a grant names, and how the token will speak of it.
pub(super) struct Credential {
    pub(super) key: PublicKey,
    /// The token's `client_amr`.
    pub(super) client_amr: &'static str,
}

/// Checks 5 to 9: one of `kid` and `x5c`, certificate, registered key and its age.
pub(super) fn find(
    jws: &CompactJws<'_>,
    record: &ClientRecord,
    trusted: &[Vec<u8>],
    now: u64,
) -> Result<Credential, Refusal> {
    let member = |name| jws.header.get(name).filter(|value| !value.is_null());
    match (member("kid"), member("x5c")) {
        (Some(kid), None) => registered_key(kid, jws.header.get("alg"), record, now),
        // an enterprise certificate is for clients that registered no key
        (None, Some(x5c)) if record.keys.is_empty() => {
            let key = certificate::check(x5c, trusted, &record.client.organisation, now)?;
            Ok(Credential { key, client_amr: "virksomhetssertifikat" })
        }
        _ => Err(Refusal::KeyIdentifierRequired),
    }
}

fn registered_key(kid: &Value, alg: Option<&Value>, record: &ClientRecord, now: u64) -> Result<Credential, Refusal> {
    let key = record.keys.iter().find(|key| kid == &key.public.kid).ok_or(Refusal::KidUnknown)?;
    if now > key.registered_at.saturating_add(LIFE_OF_A_KEY) {
        return Err(Refusal::KeyExpired);
    }
    // a key is registered for one algorithm; with another one its signature does not count
    if alg.and_then(Value::as_str) != Some(&key.public.alg) {
        return Err(Refusal::SignatureInvalid);
    }
    Ok(Credential { key: key.public.key.clone(), client_amr: "private_key_jwt" })
}

/// Seconds from upload: one year of 365 days.
const LIFE_OF_A_KEY: u64 = 365 * 24 * 60 * 60;
