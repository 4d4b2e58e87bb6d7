//! Reading a token without verifying it.

use serde::Serialize;
use systembruker::{Classified, NumericDate, TokenClaims, TokenHeader, UnverifiedToken};
use wasm_bindgen::prelude::*;

use crate::convert::to_js;
use crate::error::Failure;

/// Reads a Maskinporten token, or an Altinn token made from one, without verifying anything.
///
/// Gives `{header, claims, systemUsers, systemUsersError}`; what is absent is `null`. `json` is the text on the wire,
/// where everything else stands. When the system users cannot be read, `systemUsersError` is the code that says why.
#[wasm_bindgen]
pub fn decode(token: &str) -> Result<JsValue, Failure> {
    let token = systembruker::decode(token)?;
    Ok(to_js(&Decoded::from(&token)))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Decoded<'t> {
    header: Header<'t>,
    claims: Claims<'t>,
    system_users: Option<Vec<SystemUser<'t>>>,
    system_users_error: Option<&'static str>,
}

#[derive(Serialize)]
struct Header<'t> {
    alg: Option<&'t str>,
    kid: Option<&'t str>,
    typ: Option<&'t str>,
    json: &'t str,
}

#[derive(Serialize)]
struct Claims<'t> {
    iss: Option<&'t str>,
    client_id: Option<&'t str>,
    client_amr: Option<&'t str>,
    consumer: Option<Organisation<'t>>,
    supplier: Option<Organisation<'t>>,
    delegation_source: Option<&'t str>,
    scope: Option<&'t str>,
    token_type: Option<&'t str>,
    jti: Option<&'t str>,
    aud: &'t [String],
    exp: Option<f64>,
    iat: Option<f64>,
    nbf: Option<f64>,
    pid: Option<&'t str>,
    json: &'t str,
}

#[derive(Serialize)]
struct SystemUser<'t> {
    systemuser_org: Organisation<'t>,
    systemuser_id: &'t [String],
    system_id: &'t str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Organisation<'t> {
    authority: Option<&'t str>,
    number: &'t str,
    sub_unit: Option<&'t str>,
}

impl<'t> From<&'t UnverifiedToken> for Decoded<'t> {
    fn from(token: &'t UnverifiedToken) -> Self {
        let UnverifiedToken { header, claims } = token;
        let users = claims.system_users.as_ref();
        Self {
            header: header.into(),
            claims: claims.into(),
            system_users: users.ok().map(|users| users.iter().map(SystemUser::from).collect()),
            system_users_error: users.err().map(Classified::code),
        }
    }
}

impl<'t> From<&'t TokenHeader> for Header<'t> {
    fn from(header: &'t TokenHeader) -> Self {
        let TokenHeader { alg, kid, typ, .. } = header;
        Self { alg: alg.as_deref(), kid: kid.as_deref(), typ: typ.as_deref(), json: header.json() }
    }
}

impl<'t> From<&'t TokenClaims> for Claims<'t> {
    fn from(claims: &'t TokenClaims) -> Self {
        Self {
            iss: claims.iss.as_deref(),
            client_id: claims.client_id.as_deref(),
            client_amr: claims.client_amr.as_deref(),
            consumer: claims.consumer.as_ref().map(Organisation::from),
            supplier: claims.supplier.as_ref().map(Organisation::from),
            delegation_source: claims.delegation_source.as_deref(),
            scope: claims.scope.as_deref(),
            token_type: claims.token_type.as_deref(),
            jti: claims.jti.as_deref(),
            aud: &claims.aud,
            exp: claims.exp.map(NumericDate::seconds),
            iat: claims.iat.map(NumericDate::seconds),
            nbf: claims.nbf.map(NumericDate::seconds),
            pid: claims.pid.as_deref(),
            json: claims.json(),
        }
    }
}

impl<'t> From<&'t systembruker::SystemUser> for SystemUser<'t> {
    fn from(user: &'t systembruker::SystemUser) -> Self {
        let systembruker::SystemUser { systemuser_org, systemuser_id, system_id } = user;
        Self { systemuser_org: systemuser_org.into(), systemuser_id, system_id }
    }
}

impl<'t> From<&'t systembruker::Organisation> for Organisation<'t> {
    fn from(org: &'t systembruker::Organisation) -> Self {
        Self { authority: org.authority.as_deref(), number: org.number(), sub_unit: org.sub_unit() }
    }
}
