//! Entries of the shared store: sealed, and bound to their key.

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};

use super::store::{SealingKey, StoreKey};
use super::{Random, Token};
use crate::nouns::UnixTime;

/// What a store keeps of a token.
pub(super) struct Entry {
    pub(super) token: Token,
    /// Wall time from which the lifetime counts.
    pub(super) since: UnixTime,
    pub(super) lifetime: u64,
}

/// The form's version; another one is not read.
const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;

/// Version, nonce, then the sealed text. The key's hash is sealed along: an entry that is moved to another customer's
/// place does not open.
pub(super) fn seal(entry: &Entry, key: &StoreKey, sealing: &SealingKey, random: &impl Random) -> Option<Vec<u8>> {
    let mut nonce = [0; NONCE_BYTES];
    random.fill(&mut nonce).ok()?;
    let text = [entry.token.expose(), entry.token.scope().unwrap_or_default()].join("\n");
    let plain = zeroize::Zeroizing::new(format!("{}\n{}\n{text}", entry.since.seconds(), entry.lifetime));
    let payload = Payload { msg: plain.as_bytes(), aad: &key.0 };
    let sealed = cipher(sealing).encrypt(&nonce.into(), payload).ok()?;
    Some([&[VERSION], nonce.as_slice(), sealed.as_slice()].concat())
}

/// The entry, if it was sealed under this key for this place.
pub(super) fn open(sealed: &[u8], key: &StoreKey, sealing: &SealingKey) -> Option<Entry> {
    let (&VERSION, rest) = sealed.split_first()? else { return None };
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>()?;
    let plain = cipher(sealing).decrypt(&(*nonce).into(), Payload { msg: sealed, aad: &key.0 }).ok()?;
    let plain = zeroize::Zeroizing::new(plain);
    let mut lines = core::str::from_utf8(&plain).ok()?.splitn(4, '\n');
    let (since, lifetime) = (lines.next()?.parse().ok()?, lines.next()?.parse().ok()?);
    let (token, scope) = (lines.next()?, lines.next().filter(|scope| !scope.is_empty()));
    let since = UnixTime::from_seconds(since);
    Some(Entry { token: Token::new(token, scope, Some(since.plus(lifetime))), since, lifetime })
}

fn cipher(sealing: &SealingKey) -> Aes256Gcm {
    Aes256Gcm::new((&*sealing.0).into())
}
