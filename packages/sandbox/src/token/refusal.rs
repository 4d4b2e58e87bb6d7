use axum::http::StatusCode;

use crate::world::NoSystemUser;

/// Why a grant is refused, in the order in which it is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    GrantTypeUnsupported,
    AssertionMissing,
    AssertionMalformed,
    ClientUnknown,
    AlgorithmNotAllowed,
    KeyIdentifierRequired,
    CertificateHeader,
    CertificateInvalid,
    CertificateOrganisation,
    KidUnknown,
    KeyExpired,
    SignatureInvalid,
    Audience,
    ClaimInvalid,
    IssuedInFuture,
    Expired,
    LifetimeTooLong,
    JtiReused,
    ScopeNotOnClient,
    ScopeNotGranted { scope: String },
    ConsumerIsOwner,
    ScopeNotDelegated { scope: String, consumer: String, supplier: String },
    ResourceInvalid,
    DetailTypeUnknown,
    DetailMembers,
    SystemUserNotFound(NoSystemUser),
}

impl Refusal {
    /// The `error` member (RFC 6749 section 5.2, RFC 8707 section 2, and Maskinporten's own).
    pub(crate) fn error(&self) -> &'static str {
        match self {
            Self::GrantTypeUnsupported => "unsupported_grant_type",
            Self::AssertionMissing
            | Self::AssertionMalformed
            | Self::ClaimInvalid
            | Self::ConsumerIsOwner
            | Self::DetailTypeUnknown
            | Self::DetailMembers => "invalid_request",
            Self::ScopeNotOnClient | Self::ScopeNotGranted { .. } | Self::ScopeNotDelegated { .. } => "invalid_scope",
            Self::ResourceInvalid => "invalid_target",
            Self::SystemUserNotFound(_) => "invalid_altinn_customer_configuration",
            _ => "invalid_grant",
        }
    }

    /// Maskinporten's code; some refusals have none.
    pub(crate) fn code(&self) -> Option<&'static str> {
        match self {
            Self::AssertionMalformed | Self::ClaimInvalid => Some("MP-011"),
            Self::JtiReused => Some("MP-012"),
            Self::ClientUnknown => Some("MP-100"),
            Self::Audience => Some("MP-110"),
            Self::CertificateInvalid => Some("MP-120"),
            Self::KeyExpired => Some("MP-121"),
            Self::CertificateOrganisation => Some("MP-122"),
            Self::CertificateHeader => Some("MP-123"),
            Self::AlgorithmNotAllowed | Self::SignatureInvalid => Some("MP-124"),
            Self::Expired => Some("MP-130"),
            Self::ScopeNotOnClient => Some("MP-200"),
            Self::ScopeNotGranted { .. } => Some("MP-250"),
            Self::ScopeNotDelegated { .. } => Some("MP-251"),
            Self::DetailTypeUnknown => Some("MP-301"),
            Self::DetailMembers => Some("MP-302"),
            Self::SystemUserNotFound(_) => Some("MP-303"),
            Self::GrantTypeUnsupported
            | Self::AssertionMissing
            | Self::KeyIdentifierRequired
            | Self::KidUnknown
            | Self::IssuedInFuture
            | Self::LifetimeTooLong
            | Self::ConsumerIsOwner
            | Self::ResourceInvalid => None,
        }
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::ScopeNotGranted { .. } | Self::ScopeNotDelegated { .. } => StatusCode::FORBIDDEN,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    /// The words of Digdir's trouble-shooting page.
    pub(crate) fn text(&self) -> String {
        let text = match self {
            Self::GrantTypeUnsupported => "Unsupported grant type",
            Self::AssertionMissing => "Missing parameter: assertion",
            Self::AssertionMalformed | Self::ClaimInvalid => "Invalid assertion. Invalid parameter value",
            Self::ClientUnknown => "Client not found",
            Self::AlgorithmNotAllowed | Self::SignatureInvalid => "Invalid JWT signature",
            Self::KeyIdentifierRequired => {
                "The client requires pre-registered jwk and no key identifier (kid) provided"
            }
            Self::CertificateHeader => "Invalid JWT header x5c",
            Self::CertificateInvalid => {
                "Invalid assertion. Client authentication failed. The JWT is signed with an invalid certificate."
            }
            Self::CertificateOrganisation => {
                "Invalid JWT. Invalid organization number for client. Does not match certificate orgno"
            }
            Self::KidUnknown => "Unknown key identifier (kid) for client",
            Self::KeyExpired => "Invalid assertion. Client authentication failed. Expired key",
            Self::Audience => "Invalid assertion. Client authentication failed. Invalid JWT claim aud",
            Self::IssuedInFuture => "Issue time is in the future.",
            Self::Expired => "JWT is expired",
            Self::LifetimeTooLong => "JWT has too long lifetime.",
            Self::JtiReused => "Grant is used before",
            Self::ScopeNotOnClient => "Token request contains invalid scopes for client",
            Self::ScopeNotGranted { scope } => {
                return format!("Consumer has not been granted access to the scope {scope}");
            }
            Self::ConsumerIsOwner => {
                "Validation of JWT claim failed: The combination consumer_org in claim and delegation scope on client is invalid"
            }
            Self::ScopeNotDelegated { scope, consumer, supplier } => {
                return format!(
                    "Consumer {consumer} has not delegated access to the scope {scope} to supplier {supplier}"
                );
            }
            Self::ResourceInvalid => "Invalid resource",
            Self::DetailTypeUnknown => "Unknown authorization details type",
            Self::DetailMembers => "Unknown fields in the authorization details",
            Self::SystemUserNotFound(_) => "Invalid authorization details values",
        };
        text.to_owned()
    }

    /// What Maskinporten keeps to itself and a test may want to know.
    pub(crate) fn cause(&self) -> Option<NoSystemUser> {
        match self {
            Self::SystemUserNotFound(cause) => Some(*cause),
            _ => None,
        }
    }
}
