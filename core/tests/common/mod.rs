//! A throw-away key, tokens signed with it, and a policy that accepts them.
#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod sound;

use systembruker::{
    Algorithm, ClientId, Environment, ExternalRef, Jwks, JwtGrant, KeyId, OrganisationNumber, PrivateKey,
    RequestedSystemUser, RingSigner, ScopeSet, UnixTime, VerificationPolicy,
};

pub(crate) const NOW: UnixTime = UnixTime::from_seconds(1_790_000_000);
pub(crate) const ISSUER: &str = "https://test.maskinporten.no/";
/// Made for these tests alone.
pub(crate) const PEM: &str = include_str!("throw_away.pem");

pub(crate) fn key() -> PrivateKey {
    PrivateKey::from_pem(PEM).unwrap()
}

pub(crate) fn jwks() -> Jwks {
    let jwk = key().public_key().to_jwk(&KeyId::parse("k1").unwrap(), Algorithm::Rs256);
    Jwks::parse(format!("{{\"keys\":[{jwk}]}}").as_bytes()).unwrap()
}

pub(crate) fn policy() -> VerificationPolicy {
    VerificationPolicy::new(ISSUER).unwrap()
}

/// A token as Maskinporten issues it for a system user, with other JSON put in where a test wants it.
pub(crate) fn token_of(header: &str, payload: &[u8]) -> String {
    let input = format!("{}.{}", base64url(header.as_bytes()), base64url(payload));
    let signature = RingSigner::new(&key()).unwrap().sign_now(Algorithm::Rs256, input.as_bytes()).unwrap();
    format!("{input}.{}", base64url(&signature))
}

pub(crate) const HEADER: &str = r#"{"alg":"RS256","kid":"k1"}"#;

pub(crate) fn payload(details: &str) -> String {
    format!(
        r#"{{"iss":"{ISSUER}","client_id":"5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901","client_amr":"private_key_jwt","consumer":{{"authority":"iso6523-actorid-upis","ID":"0192:315181909"}},"scope":"altinn:instances.read","token_type":"Bearer","iat":1789999990,"exp":1790000110,"jti":"bW9jay1qdGktdmFsdWU","authorization_details":{details}}}"#
    )
}

pub(crate) const DETAIL: &str = r#"[{"type":"urn:altinn:systemuser","systemuser_org":{"authority":"iso6523-actorid-upis","ID":"0192:311860917"},"systemuser_id":["7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f21"],"system_id":"315181909_nordlys_lonn"}]"#;

pub(crate) fn grant() -> JwtGrant {
    let system_user = RequestedSystemUser {
        owner: OrganisationNumber::parse("311860917").unwrap(),
        external_ref: Some(ExternalRef::parse("avd-nord_7").unwrap()),
    };
    JwtGrant::system_user(
        &Environment::Test,
        ClientId::parse("5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901").unwrap(),
        ScopeSet::parse("altinn:instances.read altinn:instances.write").unwrap(),
        system_user,
    )
}

pub(crate) fn base64url(bytes: &[u8]) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes)
}

/// A token that nobody signed.
pub(crate) fn unsigned(header: &[u8], payload: &[u8]) -> String {
    format!("{}.{}.c2ln", base64url(header), base64url(payload))
}
