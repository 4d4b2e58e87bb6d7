use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Mutex;

use super::Refusal;
use super::claims::GrantClaims;
use super::times::SKEW;
use crate::lock::lock;

/// The `jti`s each client has used, kept for as long as their grants could still be sent.
#[derive(Default)]
pub(crate) struct Replay(Mutex<HashMap<String, Used>>);

#[derive(Default)]
struct Used {
    jtis: HashSet<String>,
    /// (the second after which it may be forgotten, jti), the first to go in front
    by_end: BTreeSet<(u64, String)>,
}

impl Replay {
    /// Check 16: a `jti` counts as used from here on, also when a later check refuses the grant.
    pub(super) fn check(&self, client_id: &str, grant: &GrantClaims<'_>, now: u64) -> Result<(), Refusal> {
        let mut clients = lock(&self.0);
        let used = clients.entry(client_id.to_owned()).or_default();
        used.forget(now);
        if !used.jtis.insert(grant.jti.to_owned()) {
            return Err(Refusal::JtiReused);
        }
        // no expired grant gets here and no life is over three minutes, so the end is near and not negative
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
        let end = (grant.exp + SKEW).ceil() as u64;
        used.by_end.insert((end, grant.jti.to_owned()));
        Ok(())
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }
}

impl Used {
    fn forget(&mut self, now: u64) {
        while let Some((end, jti)) = self.by_end.pop_first() {
            // under a clock that stands still nothing ends, so the number is bounded too
            if end >= now && self.by_end.len() < MOST {
                self.by_end.insert((end, jti));
                break;
            }
            self.jtis.remove(&jti);
        }
    }
}

/// More grants than one client sends in the three minutes a grant can live.
const MOST: usize = 100_000;

#[cfg(test)]
mod tests {
    use super::{GrantClaims, MOST, Refusal, Replay};
    use crate::lock::lock;

    fn grant(jti: &str, exp: f64) -> GrantClaims<'_> {
        GrantClaims { iat: exp - 120.0, exp, jti, scope: None, consumer_org: None, pid: None }
    }

    #[test]
    fn a_jti_is_forgotten_only_when_its_grant_can_no_longer_be_sent() {
        let replay = Replay::default();
        assert_eq!(replay.check("a", &grant("x", 1120.0), 1000), Ok(()));
        assert_eq!(replay.check("a", &grant("x", 1120.0), 1130), Err(Refusal::JtiReused));
        assert_eq!(replay.check("b", &grant("x", 1120.0), 1130), Ok(()));
        assert_eq!(replay.check("a", &grant("y", 1240.0), 1131), Ok(()));
        assert_eq!(lock(&replay.0)["a"].jtis.len(), 1);
    }

    #[test]
    fn memory_is_bounded_under_a_clock_that_stands_still() {
        let replay = Replay::default();
        for number in 0..MOST + 50 {
            assert_eq!(replay.check("a", &grant(&number.to_string(), 1120.0), 1000), Ok(()));
        }
        let clients = lock(&replay.0);
        assert!(clients["a"].jtis.len() <= MOST + 1);
        assert_eq!(clients["a"].jtis.len(), clients["a"].by_end.len());
    }
}
