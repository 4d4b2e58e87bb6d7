//! Entries of the shared store: sealed, and bound to their key.

use super::slot::Granted;
use super::{Random, Sealer, StoreError, StoreKey, Token};
use crate::nouns::UnixTime;

/// What a store keeps of a token.
pub(super) struct Entry {
    pub(super) token: Token,
    /// Wall time from which the lifetime counts.
    pub(super) since: UnixTime,
    pub(super) lifetime: u64,
}

impl Entry {
    /// A token's entry; none for a token that nobody shall keep.
    pub(super) fn of(granted: &Granted) -> Option<Self> {
        let lifetime = granted.lifetime?;
        Some(Self { token: granted.token.clone(), since: granted.since.wall, lifetime })
    }
}

/// The form's version; another one is not read.
const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;

/// Version, nonce, then the sealed text.
pub(super) async fn seal(
    entry: &Entry,
    key: &StoreKey,
    by: &impl Sealer,
    random: &impl Random,
) -> Result<Vec<u8>, StoreError> {
    let mut nonce = [0; NONCE_BYTES];
    random.fill(&mut nonce).map_err(|_| StoreError)?;
    let Entry { token, since, lifetime } = entry;
    let (token, scope) = (token.expose(), token.scope().unwrap_or_default());
    let plain = zeroize::Zeroizing::new(format!("{}\n{lifetime}\n{token}\n{scope}", since.seconds()));
    let sealed = by.seal(&nonce, key, plain.as_bytes()).await?;
    Ok([&[VERSION], nonce.as_slice(), sealed.as_slice()].concat())
}

/// The entry, if it was sealed under this key for this place.
pub(super) async fn open(sealed: &[u8], key: &StoreKey, by: &impl Sealer) -> Option<Entry> {
    let (&VERSION, rest) = sealed.split_first()? else { return None };
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>()?;
    let plain = zeroize::Zeroizing::new(by.open(nonce, key, sealed).await.ok()?);
    let mut lines = core::str::from_utf8(&plain).ok()?.splitn(4, '\n');
    let (since, lifetime) = (lines.next()?.parse().ok()?, lines.next()?.parse().ok()?);
    let (token, scope) = (lines.next()?, lines.next().filter(|scope| !scope.is_empty()));
    let since = UnixTime::from_seconds(since);
    Some(Entry { token: Token::new(token, scope, Some(since.plus(lifetime))), since, lifetime })
}
