//! What an API demands of a token.

use crate::error::errors;
use crate::jose::Algorithm;

/// What [`verify`](crate::verify) demands. Made with [`new`](Self::new); each demand can then be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerificationPolicy {
    pub(super) issuer: String,
    pub(super) audience: Option<String>,
    pub(super) algorithms: Vec<Algorithm>,
    pub(super) leeway: u64,
    pub(super) required: Vec<String>,
}

errors! {
    /// Why a policy was refused.
    pub enum InvalidPolicy {
        /// Empty issuer.
        Issuer => Config "policy.issuer" "the policy's issuer is empty; take it from the environment, with its slash";
        /// Empty audience.
        Audience => Config "policy.audience" "the policy's audience is empty; leave it out if tokens are not restricted to one";
        /// No algorithm.
        NoAlgorithm => Config "policy.no_algorithm" "the policy allows no algorithm; RS256 is the usual one";
        /// An algorithm that is never accepted.
        Algorithm => Config "policy.algorithm" "only RS256, RS384 and RS512 can be allowed";
        /// Leeway over 60 seconds.
        Leeway {
            /// The seconds that were given.
            seconds: u64,
        } => Config "policy.leeway" "the leeway is at most 60 seconds, not {seconds}; 10 is usual";
        /// Empty claim name.
        Required => Config "policy.required" "a required claim has a name";
    }
}

const MAX_LEEWAY: u64 = 60;

impl VerificationPolicy {
    /// Demands this issuer byte for byte, RS256, `iss` and `exp`, with 10 seconds of leeway and no audience.
    pub fn new(issuer: &str) -> Result<Self, InvalidPolicy> {
        if issuer.is_empty() {
            return Err(InvalidPolicy::Issuer);
        }
        Ok(Self {
            issuer: issuer.to_owned(),
            audience: None,
            algorithms: vec![Algorithm::default()],
            leeway: 10,
            required: vec!["iss".to_owned(), "exp".to_owned()],
        })
    }

    /// Demands that `aud` is or contains this.
    pub fn audience(mut self, audience: &str) -> Result<Self, InvalidPolicy> {
        if audience.is_empty() {
            return Err(InvalidPolicy::Audience);
        }
        self.audience = Some(audience.to_owned());
        Ok(self)
    }

    /// Allows these algorithms and no others.
    pub fn algorithms(mut self, algorithms: &[Algorithm]) -> Result<Self, InvalidPolicy> {
        if algorithms.is_empty() {
            return Err(InvalidPolicy::NoAlgorithm);
        }
        self.algorithms = algorithms.to_vec();
        Ok(self)
    }

    /// Allows the algorithms of these names and no others.
    pub fn algorithm_names<T: AsRef<str>>(self, names: impl IntoIterator<Item = T>) -> Result<Self, InvalidPolicy> {
        let parsed = names.into_iter().map(|name| Algorithm::parse(name.as_ref()).ok_or(InvalidPolicy::Algorithm));
        let algorithms = parsed.collect::<Result<Vec<_>, _>>()?;
        self.algorithms(&algorithms)
    }

    /// Seconds by which clocks may differ, at most 60.
    pub fn leeway_seconds(mut self, seconds: u64) -> Result<Self, InvalidPolicy> {
        if seconds > MAX_LEEWAY {
            return Err(InvalidPolicy::Leeway { seconds });
        }
        self.leeway = seconds;
        Ok(self)
    }

    /// Claims that must be present and not null, in place of `iss` and `exp`. `iss` is always demanded.
    ///
    /// Without `exp` here a token that never expires is accepted.
    pub fn required<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Result<Self, InvalidPolicy> {
        self.required = names.into_iter().map(Into::into).collect();
        if self.required.iter().any(String::is_empty) {
            return Err(InvalidPolicy::Required);
        }
        Ok(self)
    }
}
