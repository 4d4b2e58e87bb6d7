//! One export for each operation of the core. `cargo xtask test wasm` builds this without the core's features
//! and fails if the module imports anything: a clock, a random source, a socket.
//!
//! The inputs pass through [`black_box`], or the compiler would work the answer out and drop the operation.
#![expect(unsafe_code, reason = "an export needs an unmangled name")]

use std::hint::black_box;
use systembruker::{
    Algorithm, CertificateChain, ClientId, Environment, ExternalRef, HttpResponse, Jwks, JwtGrant, KeyId, Offsets,
    OrganisationNumber, PendingVerification, PersonNumber, PrivateKey, RequestedSystemUser, ResourceIndicator,
    ScopeSet, SystemDefinition, SystemDraft, UnixTime, UnverifiedGrant, VerificationPolicy, decode, decode_offsets,
    read_token_response, token_request,
};

/// Reads every noun.
#[unsafe(no_mangle)]
pub extern "C" fn nouns(length: usize) -> usize {
    let text = &text(length);
    let printed = [
        OrganisationNumber::parse(text).map(OrganisationNumber::iso6523).unwrap_or_default(),
        ExternalRef::parse(text).map_or_else(|error| error.to_string(), |value| value.to_string()),
        ScopeSet::parse(text).map_or_else(|error| error.to_string(), |value| value.to_string()),
        Environment::from_issuer(text).map_or_else(|error| error.to_string(), |value| value.metadata_url()),
    ];
    printed.iter().map(String::len).sum()
}

/// Builds, assembles and sends a grant.
#[unsafe(no_mangle)]
pub extern "C" fn grant(length: usize, now: u64) -> usize {
    let text = &text(length);
    built_grant(text, now).unwrap_or_default()
}

fn built_grant(text: &str, now: u64) -> Option<usize> {
    let environment = Environment::from_issuer(text).ok()?;
    let owner = OrganisationNumber::parse(text).ok()?;
    let system_user = RequestedSystemUser { owner, external_ref: ExternalRef::parse(text).ok() };
    let client_id = ClientId::parse(text).ok()?;
    let grant = JwtGrant::system_user(&environment, client_id, ScopeSet::parse(text).ok()?, system_user)
        .resource(ResourceIndicator::parse(text).ok())
        .pid(PersonNumber::parse(text).ok()?)
        .extra_claim(text, &text)
        .ok()?
        .lifetime_seconds(now)
        .ok()?
        .back_date_seconds(now)
        .ok()?;
    let key = match CertificateChain::from_pem(text) {
        Ok(chain) => chain.into(),
        Err(_) => KeyId::parse(text).ok()?.into(),
    };
    let unsigned = grant.build(&key, Algorithm::Rs256, UnixTime::from_seconds(now), text).ok()?;
    let assertion = unsigned.attach(text.as_bytes()).ok()?;
    Some(token_request(&environment, &assertion).body.len())
}

/// Reads a private key and writes it again.
#[unsafe(no_mangle)]
pub extern "C" fn key(length: usize) -> usize {
    let Ok(key) = PrivateKey::parse(&text(length)) else { return 0 };
    let jwk = KeyId::parse(&key.public_key().thumbprint()).map(|kid| key.public_key().to_jwk(&kid, Algorithm::Rs256));
    jwk.map_or(0, |jwk| jwk.len()) + key.expose_pkcs8().map_or(0, |der| der.len())
}

/// Reads a token, as values and as offsets, and a grant.
#[unsafe(no_mangle)]
pub extern "C" fn read(length: usize) -> usize {
    let text = &text(length);
    let mut buffer = vec![0; Offsets::TEXT_BYTES];
    let table = decode_offsets(text.as_bytes(), &mut buffer).map_or(0, |offsets| offsets.as_slice().len());
    let token = decode(text).map_or(0, |token| token.claims.other().len() + token.header.json().len());
    table + token + UnverifiedGrant::decode(text).map_or(0, |grant| grant.faults.len())
}

/// Verifies a token, the signature being checked elsewhere.
#[unsafe(no_mangle)]
pub extern "C" fn verify(length: usize, holds: bool, now: u64) -> usize {
    let text = &text(length);
    let (Ok(keys), Ok(policy)) = (Jwks::parse(text.as_bytes()), VerificationPolicy::new(text)) else { return 0 };
    let Ok(pending) = PendingVerification::start(text, &keys, &policy) else { return 0 };
    let checked = pending.signature_check().signing_input.len();
    checked + pending.finish(holds, UnixTime::from_seconds(now)).map_or(0, |token| token.claims.json().len())
}

/// Reads a token endpoint's answer.
#[unsafe(no_mangle)]
pub extern "C" fn answer(length: usize, status: u16, now: u64) -> usize {
    let headers = vec![("retry-after".to_owned(), text(length))];
    let response = HttpResponse { status, headers, body: text(length).into_bytes() };
    match read_token_response(&response, UnixTime::from_seconds(now)) {
        Ok(token) => token.expose_authorization().len(),
        Err(refusal) => refusal.to_string().len() + refusal.advice().checklist.len(),
    }
}

/// Reads a system in today's form and in that of the 2024 guide.
#[unsafe(no_mangle)]
pub extern "C" fn system(length: usize) -> usize {
    let text = &text(length);
    let draft = SystemDraft::from_guide_2024(text).map(|draft| draft.to_json().len() + draft.open_points().len());
    let body = SystemDefinition::from_json(text).and_then(|definition| definition.to_body());
    draft.unwrap_or_default() + body.map_or(0, |body| body.len())
}

/// A text that the compiler knows nothing about.
fn text(length: usize) -> String {
    black_box("a").repeat(black_box(length))
}
