use super::Refusal;
use super::claims::GrantClaims;

/// Checks 13 to 15: issued in the future, expired, too long a life.
#[allow(clippy::cast_precision_loss, reason = "the clock ends at the year 9999")]
pub(super) fn check(grant: &GrantClaims<'_>, now: u64) -> Result<(), Refusal> {
    let now = now as f64;
    if grant.iat > now + SKEW {
        return Err(Refusal::IssuedInFuture);
    }
    if grant.exp < now - SKEW {
        return Err(Refusal::Expired);
    }
    if grant.exp - grant.iat > LONGEST {
        return Err(Refusal::LifetimeTooLong);
    }
    Ok(())
}

/// Seconds of clock skew that Maskinporten tolerates, each way.
pub(super) const SKEW: f64 = 10.0;
/// Seconds: what is enforced, where the documentation says 120.
const LONGEST: f64 = 180.0;
