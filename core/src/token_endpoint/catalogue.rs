//! What is known of every refusal: one table. Digdir's trouble-shooting page (as of 2024-10) and threads since.

use super::Retry;

/// One kind of refusal: why it comes, who must act, what to look at.
#[derive(Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// A fixed slug, such as `maskinporten.mp_303`.
    pub code: &'static str,
    /// The number of the MP code, for refusals that have one.
    pub mp_code: Option<u16>,
    /// Why it comes: one clause, lower case.
    pub cause: &'static str,
    /// Who can change it.
    pub actor: Actor,
    /// Whether and how asking again makes sense.
    pub retry: Retry,
    /// What to do or to look at, in this order.
    pub checklist: &'static [&'static str],
    recognised_by: Recognise,
}

/// Who must act on a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// The program that asked.
    Program,
    /// Whoever runs the vendor's clients and keys.
    Vendor,
    /// The customer, in Altinn's portal, or the vendor, who may have named it wrongly.
    Customer,
    /// The API's owner, who grants scopes.
    ScopeOwner,
    /// The server, or the network on the way to it.
    Server,
}

impl Actor {
    /// The fixed word that all languages share.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Vendor => "vendor",
            Self::Customer => "customer",
            Self::ScopeOwner => "scope_owner",
            Self::Server => "server",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Recognise {
    MpCode,
    /// A part of `error_description`, lower case.
    Text(&'static str),
    /// The OAuth `error`.
    Error(&'static str),
    /// Not by an OAuth error response.
    Otherwise,
}

/// The entry for an OAuth error response: by MP code, else by text, else by `error`, else the general one.
pub(super) fn find(mp_code: Option<u16>, error: &str, description: &str) -> &'static CatalogueEntry {
    // a searcher of the standard library's would be made for longer texts, and is a kilobyte in WebAssembly
    let tells =
        |text: &str| description.as_bytes().windows(text.len()).any(|part| part.eq_ignore_ascii_case(text.as_bytes()));
    let by = |wanted: &dyn Fn(&CatalogueEntry) -> bool| CATALOGUE.iter().find(|entry| wanted(entry));
    by(&|entry| entry.mp_code.is_some() && entry.mp_code == mp_code)
        .or_else(|| by(&|entry| matches!(entry.recognised_by, Recognise::Text(text) if tells(text))))
        .or_else(|| by(&|entry| matches!(entry.recognised_by, Recognise::Error(name) if name == error)))
        .unwrap_or(&UNKNOWN)
}

const fn mp(
    code: &'static str,
    number: u16,
    actor: Actor,
    retry: Retry,
    cause: &'static str,
    checklist: &'static [&'static str],
) -> CatalogueEntry {
    CatalogueEntry { code, mp_code: Some(number), cause, actor, retry, checklist, recognised_by: Recognise::MpCode }
}

const fn uncoded(
    code: &'static str,
    recognised_by: Recognise,
    actor: Actor,
    retry: Retry,
    cause: &'static str,
    checklist: &'static [&'static str],
) -> CatalogueEntry {
    CatalogueEntry { code, mp_code: None, cause, actor, retry, checklist, recognised_by }
}

use Actor::{Customer, Program, ScopeOwner, Server, Vendor};

/// Every refusal that Maskinporten is known to give.
pub static CATALOGUE: &[CatalogueEntry] = &[
    mp(
        "maskinporten.mp_011",
        11,
        Program,
        Retry::No,
        "the assertion holds an invalid value",
        &["look for a stray line break or a wrong type in a claim", "send only the documented claims"],
    ),
    mp(
        "maskinporten.mp_012",
        12,
        Program,
        Retry::NewGrantOnce,
        "this grant was used before",
        &["build a new grant with a new jti for every attempt", "see that no HTTP layer repeats the request by itself"],
    ),
    mp(
        "maskinporten.mp_100",
        100,
        Vendor,
        Retry::No,
        "the client is not known or could not be authenticated",
        &["check the client id", "check the environment: test and prod have separate clients"],
    ),
    mp(
        "maskinporten.mp_110",
        110,
        Program,
        Retry::No,
        "the grant's aud is not this issuer",
        &["use the issuer from the metadata, with its trailing slash", "check the environment"],
    ),
    mp(
        "maskinporten.mp_120",
        120,
        Vendor,
        Retry::No,
        "the grant is signed with a certificate that is not valid here",
        &["use a test certificate in test and a production one in prod", "check that it has not expired"],
    ),
    mp(
        "maskinporten.mp_121",
        121,
        Vendor,
        Retry::No,
        "the client's key has expired; keys live one year from upload",
        &["upload the public key again, or a new one"],
    ),
    mp(
        "maskinporten.mp_122",
        122,
        Vendor,
        Retry::No,
        "the certificate is of another organisation than the client",
        &["use the certificate of the organisation that owns the client"],
    ),
    mp(
        "maskinporten.mp_123",
        123,
        Program,
        Retry::No,
        "the header's x5c is invalid",
        &["send an array of certificates in standard base64, the leaf first"],
    ),
    mp(
        "maskinporten.mp_124",
        124,
        Vendor,
        Retry::No,
        "the grant's signature is invalid",
        &["check that the private key belongs to the kid", "check that alg is the one that was signed with"],
    ),
    mp(
        "maskinporten.mp_130",
        130,
        Vendor,
        Retry::NewGrantOnceCorrectedClock,
        "the grant had expired when it arrived",
        &["set this machine's clock", "build the grant just before it is sent"],
    ),
    mp(
        "maskinporten.mp_200",
        200,
        Vendor,
        Retry::No,
        "a scope is not on the client",
        &[
            "add the scope to the client in self-service; a change takes up to two minutes",
            "check the scope's spelling",
        ],
    ),
    mp(
        "maskinporten.mp_201",
        201,
        Vendor,
        Retry::No,
        "the client is not of the kind that may have these scopes",
        &["make a client of the integration type Maskinporten"],
    ),
    mp(
        "maskinporten.mp_250",
        250,
        ScopeOwner,
        Retry::No,
        "the organisation has not been granted the scope",
        &["ask the scope's owner for access", "then add the scope to the client"],
    ),
    mp(
        "maskinporten.mp_251",
        251,
        Customer,
        Retry::No,
        "the consumer has not delegated the scope to the supplier",
        &["have the consumer delegate the scope in Altinn", "check the environment: TT02 goes with test"],
    ),
    mp(
        "maskinporten.mp_301",
        301,
        Program,
        Retry::No,
        "the type in authorization_details is not known",
        &["send urn:altinn:systemuser"],
    ),
    mp(
        "maskinporten.mp_302",
        302,
        Program,
        Retry::No,
        "authorization_details has an unknown member or an illegal externalRef",
        &["send only type, systemuser_org and externalRef", "use only a-z, A-Z, 0-9, æ, ø, å, _ and - in externalRef"],
    ),
    mp(
        "maskinporten.mp_303",
        303,
        Customer,
        Retry::No,
        "Altinn knows no system user that fits this grant",
        &[
            "the customer has not approved the system user yet, or rejected or deleted it, or the system was deleted",
            "the client id is not in the registered system's clientId",
            "externalRef is missing although one was used in the request, or is another one",
            "systemuser_org is not the owner; for an agent system user that is the accountant, not the client",
            "environments are mixed: TT02 goes with Maskinporten test, prod with prod",
            "it was approved just now: activation takes up to 5 minutes",
        ],
    ),
    uncoded(
        "maskinporten.unknown_kid",
        Recognise::Text("unknown key identifier"),
        Vendor,
        Retry::No,
        "the kid is not registered with the client",
        &["copy the kid from the client's keys in self-service", "a new key takes up to two minutes"],
    ),
    uncoded(
        "maskinporten.kid_required",
        Recognise::Text("requires pre-registered jwk"),
        Vendor,
        Retry::No,
        "the client has registered keys, and the grant named none of them",
        &["send kid, and no x5c"],
    ),
    uncoded(
        "maskinporten.issue_time",
        Recognise::Text("issue time is"),
        Vendor,
        Retry::NewGrantOnceCorrectedClock,
        "the grant's iat lies in the future",
        &["set this machine's clock: it is more than 10 seconds ahead"],
    ),
    uncoded(
        "maskinporten.lifetime",
        Recognise::Text("too long lifetime"),
        Program,
        Retry::No,
        "the grant lives too long",
        &["let exp be at most 120 seconds behind iat"],
    ),
    uncoded(
        "maskinporten.consumer_org",
        Recognise::Text("combination consumer_org"),
        Program,
        Retry::No,
        "consumer_org does not go with this client",
        &["leave consumer_org out"],
    ),
    uncoded(
        "maskinporten.invalid_target",
        Recognise::Error("invalid_target"),
        Program,
        Retry::No,
        "resource is no absolute URI without a fragment",
        &["correct resource"],
    ),
];

static UNKNOWN: CatalogueEntry = uncoded(
    "maskinporten.unknown",
    Recognise::Otherwise,
    Vendor,
    Retry::No,
    "Maskinporten refused for a reason that this version does not know",
    &["read error_description", "give the trace_id to Digdir's support"],
);

pub(super) static HTTP_REDIRECT: CatalogueEntry = uncoded(
    "http.redirect",
    Recognise::Otherwise,
    Vendor,
    Retry::No,
    "the server redirected, which is not followed: the assertion would go elsewhere",
    &["check the token endpoint's address"],
);
pub(super) static HTTP_RATE_LIMITED: CatalogueEntry = uncoded(
    "http.rate_limited",
    Recognise::Otherwise,
    Program,
    Retry::NewGrantAfterDelay,
    "the server asks for fewer requests",
    &["keep tokens until they expire instead of asking anew"],
);
pub(super) static HTTP_RESPONSE_TOO_LARGE: CatalogueEntry = uncoded(
    "http.response_too_large",
    Recognise::Otherwise,
    Server,
    Retry::No,
    "the answer has more than 65,536 bytes",
    &["check the token endpoint's address"],
);
pub(super) static HTTP_STATUS: CatalogueEntry = uncoded(
    "http.status",
    Recognise::Otherwise,
    Server,
    Retry::NewGrant,
    "the server answered with a status that is no answer",
    &["look at the service's status page"],
);
pub(super) static HTTP_INVALID_RESPONSE: CatalogueEntry = uncoded(
    "http.invalid_response",
    Recognise::Otherwise,
    Server,
    Retry::No,
    "the answer could not be read as a token response",
    &["check the token endpoint's address", "is there a proxy between?"],
);
pub(super) static ALTINN_EXCHANGE: CatalogueEntry = uncoded(
    "altinn.exchange",
    Recognise::Otherwise,
    Vendor,
    Retry::No,
    "Altinn did not exchange the token; it does not say why",
    &[
        "check the environment: TT02 goes with Maskinporten test, prod with prod",
        "check that the token has not expired and that this machine's clock is right",
        "an enterprise user (virksomhetsbruker) cannot be used any more",
    ],
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_its_own_code_and_a_checklist() {
        let mut codes: Vec<_> = CATALOGUE.iter().map(|entry| entry.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), CATALOGUE.len());
        assert!(CATALOGUE.iter().all(|entry| !entry.checklist.is_empty()));
    }

    #[test]
    fn finds_uncoded_refusals_by_their_text_in_any_case() {
        assert_eq!(find(None, "invalid_grant", "Issue time is after now").code, "maskinporten.issue_time");
        assert_eq!(find(None, "invalid_target", "").code, "maskinporten.invalid_target");
        assert_eq!(find(Some(303), "invalid_grant", "Issue time is").code, "maskinporten.mp_303");
        assert_eq!(find(Some(999), "x", "y").code, "maskinporten.unknown");
    }
}
