//! Verifying a token: shape, header, key, signature, payload, claims, in this order.

use super::decode::{read_header, read_signature};
use super::judge::judge;
use super::{TokenClaims, VerificationPolicy};
use crate::error::{Classified, ErrorClass, errors};
use crate::jose::{Algorithm, CompactParts, Jwks, MalformedToken, Part, RsaPublicKey, TokenHeader, base64url, object};
use crate::keys::{SignatureCheck, SignatureVerifier};
use crate::nouns::UnixTime;

/// A token whose signature and claims held.
#[derive(Debug, Clone)]
pub struct VerifiedToken {
    /// The JOSE header.
    pub header: TokenHeader,
    /// The claims that the issuer signed. [`system_users`](TokenClaims::system_users) may still be unreadable.
    pub claims: TokenClaims,
}

errors! {
    /// Why a well-formed token was refused. Nothing about claims is said before the signature held.
    pub enum RefusedToken {
        /// `alg` missing or not allowed.
        Algorithm => Algorithm "token.algorithm" "the token's alg is not among the allowed ones";
        /// `crit`, `b64` or `zip` in the header.
        HeaderParameter {
            /// The parameter's name.
            name: &'static str,
        } => Header "token.header_parameter" "the token's header has {name}, which is never accepted";
        /// `kid` is not a string.
        KidType => Key "token.kid_type" "the token's kid is not a string";
        /// No usable key of that `kid`.
        UnknownKey => Key "token.unknown_key" "no usable key of the set has the token's kid; fetch the issuer's keys anew if they may be old";
        /// No `kid`, and not exactly one usable key.
        KidMissing => Key "token.kid_missing" "the token has no kid and the set has not exactly one usable key";
        /// The signature does not hold.
        Signature => Signature "token.signature" "the token's signature does not hold";
        /// `exp` has passed.
        Expired => Expired "token.expired" "the token has expired; if it is new, look at this machine's clock";
        /// `nbf` or `iat` lies ahead.
        NotYetValid {
            /// The claim's name.
            name: &'static str,
        } => NotYetValid "token.not_yet_valid" "the token's {name} lies ahead; look at this machine's clock";
        /// `iss` missing or another.
        Issuer => Claims "token.issuer" "the token's iss is not the policy's issuer, byte for byte; is it of the other environment?";
        /// A required claim is missing or null.
        MissingClaim {
            /// The claim's name, from the policy.
            name: String,
        } => Claims "token.missing_claim" "the token lacks the required claim {name}";
        /// `aud` does not name the policy's audience.
        Audience => Claims "token.audience" "the token's aud is not the policy's audience";
        /// A claim is of a wrong type or out of range.
        ClaimType {
            /// The claim's name.
            name: &'static str,
        } => Claims "token.claim_type" "the token's {name} has not the type or range that RFC 7519 gives it";
    }
}

/// Why a token did not verify.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerificationError {
    /// It is no signed token at all.
    #[error(transparent)]
    Malformed(#[from] MalformedToken),
    /// It is one, and must not be accepted.
    #[error(transparent)]
    Refused(#[from] RefusedToken),
}

impl Classified for VerificationError {
    fn code(&self) -> &'static str {
        match self {
            Self::Malformed(error) => error.code(),
            Self::Refused(error) => error.code(),
        }
    }

    fn class(&self) -> ErrorClass {
        match self {
            Self::Malformed(error) => error.class(),
            Self::Refused(error) => error.class(),
        }
    }
}

/// Verifies a token against the issuer's keys at the given time.
///
/// No header parameter ever causes a fetch or brings a key. What the token's system user may do is not asked
/// here: that is for Altinn's PDP.
pub fn verify(
    token: &str,
    keys: &Jwks,
    policy: &VerificationPolicy,
    now: UnixTime,
    verifier: &impl SignatureVerifier,
) -> Result<VerifiedToken, VerificationError> {
    let pending = PendingVerification::start(token, keys, policy)?;
    let holds = verifier.holds(&pending.signature_check());
    pending.finish(holds, now)
}

/// A verification that waits for its signature to be checked elsewhere, as a browser does through WebCrypto.
///
/// [`verify`] is this with a verifier at hand.
#[derive(Clone)]
pub struct PendingVerification<'a> {
    parts: CompactParts<'a>,
    header: TokenHeader,
    key: &'a RsaPublicKey,
    algorithm: Algorithm,
    signature: Vec<u8>,
    policy: &'a VerificationPolicy,
}

/// Header parameters that change what the signature means; RFC 7519 gives tokens no use for them.
const REFUSED_PARAMETERS: [&str; 3] = ["crit", "b64", "zip"];

impl<'a> PendingVerification<'a> {
    /// Judges everything that comes before the signature.
    pub fn start(token: &'a str, keys: &'a Jwks, policy: &'a VerificationPolicy) -> Result<Self, VerificationError> {
        let parts = CompactParts::split(token)?;
        let header = read_header(&parts)?;
        let signature = read_signature(&parts)?;
        let algorithm = header.alg.as_deref().and_then(Algorithm::parse);
        let algorithm =
            algorithm.filter(|algorithm| policy.algorithms.contains(algorithm)).ok_or(RefusedToken::Algorithm)?;
        if let Some(name) = REFUSED_PARAMETERS.into_iter().find(|name| header.has(name)) {
            return Err(RefusedToken::HeaderParameter { name }.into());
        }
        if header.kid.is_none() && header.has("kid") {
            return Err(RefusedToken::KidType.into());
        }
        let missing = if header.kid.is_some() { RefusedToken::UnknownKey } else { RefusedToken::KidMissing };
        let key = keys.find(header.kid.as_deref(), algorithm).ok_or(missing)?;
        if signature.len() != key.signature_bytes() {
            return Err(RefusedToken::Signature.into());
        }
        Ok(Self { parts, header, key, algorithm, signature, policy })
    }

    /// What has to be checked.
    pub fn signature_check(&self) -> SignatureCheck<'_> {
        SignatureCheck {
            key: self.key,
            algorithm: self.algorithm,
            signing_input: self.parts.signing_input().as_bytes(),
            signature: &self.signature,
        }
    }

    /// Judges payload and claims, if the signature holds.
    ///
    /// `signature_holds` must be the answer to exactly this verification's [`signature_check`](Self::signature_check).
    pub fn finish(self, signature_holds: bool, now: UnixTime) -> Result<VerifiedToken, VerificationError> {
        if !signature_holds {
            return Err(RefusedToken::Signature.into());
        }
        let bytes = base64url::decode(self.parts.payload).ok_or(MalformedToken::PayloadEncoding)?;
        let document = object(&bytes, Part::Payload)?;
        judge(&document, self.policy, now)?;
        Ok(VerifiedToken { header: self.header, claims: TokenClaims::from_document(&document) })
    }
}

impl core::fmt::Debug for PendingVerification<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("PendingVerification").field("header", &self.header).finish_non_exhaustive()
    }
}
