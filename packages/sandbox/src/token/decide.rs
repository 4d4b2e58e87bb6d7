use axum::http::{HeaderMap, Method};

use super::authorization_details::{self, Detail};
use super::claims::GrantClaims;
use super::credential::{self, Credential};
use super::{Refusal, form, resource, scopes, times};
use crate::jose::CompactJws;
use crate::lock::lock;
use crate::shared::Shared;

/// A grant that held, with all that its token says.
pub(super) struct Granted {
    pub(super) client_id: String,
    pub(super) client_amr: &'static str,
    /// The client's owner.
    pub(super) owner: String,
    /// Another organisation whose scope is used.
    pub(super) consumer_org: Option<String>,
    pub(super) scope: String,
    pub(super) lifetime: u32,
    pub(super) aud: Vec<String>,
    pub(super) pid: Option<String>,
    pub(super) detail: Option<Detail>,
    pub(super) now: u64,
}

/// Judges a token request; the first check that fails is the answer, as Maskinporten orders them.
pub(super) fn decide(shared: &Shared, method: &Method, headers: &HeaderMap, body: &[u8]) -> Result<Granted, Refusal> {
    let assertion = form::read_assertion(method, headers, body)?;
    let jws = CompactJws::parse(&assertion).ok_or(Refusal::AssertionMalformed)?;
    let now = shared.clock.now();
    let world = lock(&shared.world);

    let client_id = jws.claims.get("iss").and_then(serde_json::Value::as_str).unwrap_or_default();
    let record = world.client(client_id).ok_or(Refusal::ClientUnknown)?;
    let algorithm = jws.algorithm().ok_or(Refusal::AlgorithmNotAllowed)?;
    let Credential { key, client_amr } = credential::find(&jws, record, world.trusted_certificates(), now)?;
    if !key.verifies(algorithm, jws.signing_input, jws.signature) {
        return Err(Refusal::SignatureInvalid);
    }

    let grant = GrantClaims::read(&jws.claims, &shared.addresses.issuer)?;
    times::check(&grant, now)?;
    shared.replay.check(client_id, &grant, now)?;

    let owner = record.client.organisation.as_str();
    let scopes = scopes::check(&world, record, &grant)?;
    let aud = resource::read(&jws.claims)?;
    let detail = authorization_details::check(&world, &jws.claims, client_id, owner, now)?;
    let lifetimes = [record.client.access_token_lifetime, world.shortest_age(scopes.iter().copied())];
    Ok(Granted {
        client_id: client_id.to_owned(),
        client_amr,
        owner: owner.to_owned(),
        consumer_org: grant.consumer_org.map(str::to_owned),
        scope: scopes.join(" "),
        lifetime: lifetimes.into_iter().flatten().min().unwrap_or(DEFAULT_LIFETIME),
        aud,
        pid: grant.pid.map(str::to_owned),
        detail,
        now,
    })
}

/// Seconds (Digdir, "access token").
const DEFAULT_LIFETIME: u32 = 120;
