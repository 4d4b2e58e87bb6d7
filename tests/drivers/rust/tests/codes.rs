//! Every error code of the core occurs: in the shared cases, or here where no operation of the driver reaches it.

use std::collections::BTreeSet;
use systembruker::{
    AccessPackage, CATALOGUE, CertificateChain, Classified, ClientConfig, ClientId, Environment, InvalidAccessPackage,
    InvalidAlgorithm, InvalidCertificateChain, InvalidClientConfig, InvalidClientId, InvalidEnvironment,
    InvalidExternalRef, InvalidGrant, InvalidGuideDescription, InvalidJwks, InvalidKeyId, InvalidMetadata,
    InvalidOrganisationNumber, InvalidPersonNumber, InvalidPolicy, InvalidPrivateKey, InvalidPublicKey,
    InvalidResourceId, InvalidResourceIndicator, InvalidScope, InvalidSystem, InvalidSystemId, IssuerMetadata,
    JwtGrant, KeyId, MalformedToken, PersonNumber, PrivateKey, RefusedToken, ResourceId, RingSigner, RsaPublicKey,
    ScopeSet, SigningError, SystemDefinition, SystemDraft, TransportError, UnreadableSystemUsers, VerificationPolicy,
    decode,
};
use systembruker_conformance::{codes, tests_folder};

/// Every code that an error type says it has.
fn declared() -> BTreeSet<&'static str> {
    let types: [&[&str]; 26] = [
        InvalidAccessPackage::CODES,
        InvalidAlgorithm::CODES,
        InvalidCertificateChain::CODES,
        InvalidClientConfig::CODES,
        InvalidClientId::CODES,
        InvalidEnvironment::CODES,
        InvalidExternalRef::CODES,
        InvalidGrant::CODES,
        InvalidGuideDescription::CODES,
        InvalidJwks::CODES,
        InvalidKeyId::CODES,
        InvalidMetadata::CODES,
        InvalidOrganisationNumber::CODES,
        InvalidPersonNumber::CODES,
        InvalidPolicy::CODES,
        InvalidPrivateKey::CODES,
        InvalidPublicKey::CODES,
        InvalidResourceId::CODES,
        InvalidResourceIndicator::CODES,
        InvalidScope::CODES,
        InvalidSystem::CODES,
        InvalidSystemId::CODES,
        MalformedToken::CODES,
        RefusedToken::CODES,
        TransportError::CODES,
        UnreadableSystemUsers::CODES,
    ];
    let catalogue = CATALOGUE.iter().map(|entry| entry.code);
    types.into_iter().flatten().copied().chain(SigningError::CODES.iter().copied()).chain(catalogue).collect()
}

fn code<T>(result: Result<T, impl Classified>) -> &'static str {
    match result {
        Ok(_) => panic!("accepted"),
        Err(error) => {
            assert!(!error.to_string().is_empty() && !error.to_string().ends_with('.'), "{error}");
            error.code()
        }
    }
}

/// The codes that no operation of the driver's contract reaches.
fn provoked() -> BTreeSet<&'static str> {
    let grant = || {
        let (client, scope) = (ClientId::parse("c").unwrap(), ScopeSet::parse("s").unwrap());
        JwtGrant::vendor(&Environment::Test, client, scope)
    };
    let policy = || VerificationPolicy::new("i").unwrap();
    let unwritable = std::collections::BTreeMap::from([(vec![1], 1)]);
    let unsigned = grant().build(
        &KeyId::parse("k").unwrap().into(),
        "RS256".parse().unwrap(),
        systembruker::UnixTime::from_seconds(0),
        "j",
    );
    let guide = r#"{"SystemTypeId":"a","SystemVendor":"315181909"}"#;
    let system_users = |details: &str| {
        use base64::Engine as _;
        let encode = |text: &str| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text);
        let token = format!("{}.{}.", encode("{}"), encode(&format!(r#"{{"authorization_details":{details}}}"#)));
        code(decode(&token).unwrap().claims.system_users)
    };
    let config = || {
        let (client, scope) = (ClientId::parse("c").unwrap(), ScopeSet::parse("s").unwrap());
        ClientConfig::new(Environment::Test, client, KeyId::parse("k").unwrap(), scope)
    };
    let transport = [
        TransportError::Network { reason: "x" },
        TransportError::Timeout,
        TransportError::Tls { reason: "x" },
        TransportError::Address,
        TransportError::Request,
        TransportError::Setup,
        TransportError::Cancelled,
    ];
    let mut codes: BTreeSet<_> = transport.map(|error| code(Err::<(), _>(error))).into();
    let metadata = |text: &str| code(IssuerMetadata::parse(text.as_bytes(), "i"));
    let named = |issuer: &str, address: &str| {
        metadata(&format!(r#"{{"issuer":"{issuer}","token_endpoint":"{address}","jwks_uri":"{address}"}}"#))
    };
    codes.extend([
        metadata("[]"),
        metadata(&" ".repeat(262_145)),
        named("other", "https://a.example/"),
        named("i", "http://a.example/"),
        code(config().margin_percent(91)),
        code(config().capacity(0)),
        code(config().deadline(std::time::Duration::ZERO)),
        code(SystemDefinition::from_json("[]")),
        code(AccessPackage::parse("a-ordning")),
        code(AccessPackage::parse("urn:altinn:accesspackage:tilgangsstyrer")),
        code(CertificateChain::from_pem("")),
        code(grant().extra_claim("sub", &1)),
        code(grant().extra_claim("a", &1).unwrap().extra_claim("a", &1)),
        code(grant().extra_claim("a", &unwritable)),
        code(RsaPublicKey::from_components(&[0xfe; 256], &[1, 0, 1])),
        code(PrivateKey::from_jwk("-----BEGIN PRIVATE KEY-----")),
        code(unsigned.unwrap().attach(&[0; 255])),
        code(Err::<(), _>(SigningError::Failed)),
        code(RingSigner::new(&PrivateKey::from_pem(&large_key()).unwrap())),
        code(PersonNumber::parse("1")),
        code(policy().audience("")),
        code(policy().required([""])),
        code(ResourceId::parse("urn:altinn:resource:x")),
        code(SystemDraft::from_guide_2024(guide).unwrap().into_definition()),
        system_users("7"),
        system_users(r#"[{"type":"urn:altinn:systemuser"}]"#),
        system_users(
            r#"[{"type":"urn:altinn:systemuser","systemuser_org":{"ID":"x"},"systemuser_id":"a","system_id":"b"}]"#,
        ),
    ]);
    codes
}

/// An 8192-bit key, made for these tests alone.
fn large_key() -> String {
    std::fs::read_to_string(tests_folder().join("make/keys/bits-8192.pem")).unwrap()
}

#[test]
fn every_declared_code_occurs_and_no_other() {
    let shared = codes().unwrap();
    let of_the_core = |code: &&str| !code.starts_with("driver.");
    let shared: BTreeSet<&str> = shared.values().filter_map(|code| code.as_str()).filter(of_the_core).collect();
    let provoked = provoked();
    // given by the catalogue for answers that are no OAuth error
    let http =
        ["http.redirect", "http.rate_limited", "http.response_too_large", "http.status", "http.invalid_response"];
    let general: BTreeSet<&str> = http.into_iter().chain(["maskinporten.unknown"]).collect();
    let declared = declared();
    let occurring: BTreeSet<&str> = shared.union(&provoked).copied().collect();
    assert_eq!(declared.difference(&occurring).collect::<Vec<_>>(), Vec::<&&str>::new(), "declared, never seen");
    let known: BTreeSet<&str> = declared.union(&general).copied().collect();
    assert_eq!(occurring.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "seen, never declared");
}
