//! Reading a token without verifying it.

use js_sys::{Array, Object};
use systembruker::{Classified, NumericDate, Organisation, SystemUser, TokenClaims, TokenHeader};
use wasm_bindgen::prelude::*;

use crate::convert::{text, texts};
use crate::error::Failure;

/// Reads a Maskinporten token, or an Altinn token made from one, without verifying anything.
///
/// Gives `{header, claims, systemUsers, systemUsersError, headerJson, claimsJson}`. What is absent is a member that is
/// `undefined`. When the system users cannot be read, `systemUsersError` is the code that says why.
#[wasm_bindgen]
pub fn decode(token: &str) -> Result<JsValue, Failure> {
    let token = systembruker::decode(token)?;
    let users = token.claims.system_users.as_ref();
    Ok(object(&[
        ("header", header(&token.header)),
        ("claims", claims(&token.claims)),
        (
            "systemUsers",
            users.map_or(JsValue::UNDEFINED, |users| users.iter().map(system_user).collect::<Array>().into()),
        ),
        ("systemUsersError", users.err().map_or(JsValue::UNDEFINED, |error| text(error.code()))),
        ("headerJson", text(token.header.json())),
        ("claimsJson", text(token.claims.json())),
    ]))
}

fn header(header: &TokenHeader) -> JsValue {
    object(&[
        ("alg", optional(header.alg.as_deref())),
        ("kid", optional(header.kid.as_deref())),
        ("typ", optional(header.typ.as_deref())),
    ])
}

fn claims(claims: &TokenClaims) -> JsValue {
    object(&[
        ("iss", optional(claims.iss.as_deref())),
        ("client_id", optional(claims.client_id.as_deref())),
        ("client_amr", optional(claims.client_amr.as_deref())),
        ("consumer", claims.consumer.as_ref().map_or(JsValue::UNDEFINED, organisation)),
        ("supplier", claims.supplier.as_ref().map_or(JsValue::UNDEFINED, organisation)),
        ("delegation_source", optional(claims.delegation_source.as_deref())),
        ("scope", optional(claims.scope.as_deref())),
        ("token_type", optional(claims.token_type.as_deref())),
        ("jti", optional(claims.jti.as_deref())),
        ("aud", texts(&claims.aud)),
        ("exp", seconds(claims.exp)),
        ("iat", seconds(claims.iat)),
        ("nbf", seconds(claims.nbf)),
        ("pid", optional(claims.pid.as_deref())),
    ])
}

fn system_user(user: &SystemUser) -> JsValue {
    object(&[
        ("systemuser_org", organisation(&user.systemuser_org)),
        ("systemuser_id", texts(&user.systemuser_id)),
        ("system_id", text(&user.system_id)),
    ])
}

fn organisation(organisation: &Organisation) -> JsValue {
    object(&[
        ("authority", optional(organisation.authority.as_deref())),
        ("number", text(organisation.number())),
        ("subUnit", optional(organisation.sub_unit())),
    ])
}

fn optional(value: Option<&str>) -> JsValue {
    value.map_or(JsValue::UNDEFINED, text)
}

fn seconds(date: Option<NumericDate>) -> JsValue {
    date.map_or(JsValue::UNDEFINED, |date| date.seconds().into())
}

/// With every member, so that the object has the shape of those made from offsets.
fn object(members: &[(&str, JsValue)]) -> JsValue {
    let entries: Array = members.iter().map(|(name, value)| Array::of2(&text(name), value)).collect();
    // pairs of a text and a value always make an object
    Object::from_entries(&entries).unwrap_or_default().into()
}
