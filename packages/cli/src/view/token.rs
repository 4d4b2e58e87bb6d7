//! An access token's claims.

use systembruker::{Classified as _, Organisation, SystemUser, TokenClaims, UnixTime};

use super::{Members, exp_row, iat_row, members, pid_row};
use crate::output::{Fields, date, past};

pub(super) fn rows(claims: &TokenClaims, fields: &mut Fields, show_pid: bool, now: UnixTime) {
    let others = claims.other();
    for (name, value) in Members::read(claims.json()).iter() {
        let value = members::text(value);
        if name == "pid" {
            pid_row(fields, &value, show_pid);
        } else if others.contains_key(name) {
            unusual(claims, name, &value, fields);
        } else {
            known(claims, name, &value, fields, now);
        }
    }
}

fn known(claims: &TokenClaims, name: &str, value: &str, fields: &mut Fields, now: UnixTime) {
    let organisation = |organisation: &Option<Organisation>| organisation.as_ref().map(identifier).unwrap_or_default();
    match name {
        "exp" => claims.exp.into_iter().for_each(|exp| exp_row(fields, exp, now)),
        "iat" => claims.iat.into_iter().for_each(|iat| iat_row(fields, iat, now)),
        "nbf" => claims.nbf.into_iter().for_each(|nbf| fields.row("nbf", &date(nbf), past("valid from", nbf, now))),
        "consumer" if claims.supplier.is_some() => {
            fields.row(name, &organisation(&claims.consumer), "the organisation that delegated the scope");
        }
        "consumer" => fields.row(name, &organisation(&claims.consumer), "the vendor"),
        "supplier" => fields.row(name, &organisation(&claims.supplier), "the vendor, to whom the scope was delegated"),
        "aud" => fields.row(name, &claims.aud.join(" "), meaning(name).unwrap_or_default()),
        "authorization_details" => {
            let users = claims.system_users.as_deref().unwrap_or_default();
            for user in users {
                system_user(user, fields);
            }
            if users.is_empty() {
                fields.row(name, value, "names no system user");
            }
        }
        _ => fields.row(name, value, meaning(name).unwrap_or_default()),
    }
}

fn system_user(user: &SystemUser, fields: &mut Fields) {
    fields.row("systemuser_org", &identifier(&user.systemuser_org), "the customer, who owns the system user");
    fields.row("systemuser_id", &user.systemuser_id.join(" "), "the system user");
    fields.row("system_id", &user.system_id, "the vendor's system");
}

/// Nine digits, and the sub-unit if there is one.
pub(super) fn identifier(organisation: &Organisation) -> String {
    let sub_unit = organisation.sub_unit().map(|unit| format!(":{unit}")).unwrap_or_default();
    format!("{}{sub_unit}", organisation.number())
}

/// What the core could not put into a place of its own.
fn unusual(claims: &TokenClaims, name: &str, value: &str, fields: &mut Fields) {
    match &claims.system_users {
        Err(error) if name == "authorization_details" => {
            fields.warning(name, value, format!("{error} ({})", error.code()));
        }
        _ if meaning(name).is_some() => fields.warning(name, value, "not of the documented type"),
        _ => fields.row(name, value, "further claim"),
    }
}

/// What a documented claim means, where its name alone does not say it.
fn meaning(name: &str) -> Option<&'static str> {
    Some(match name {
        "iss" => "who issued it",
        "client_id" => "the vendor's Maskinporten client",
        "client_amr" => "how the client proved itself",
        "scope" => "what it is good for",
        "aud" => "the only API that may take it",
        "jti" => "the token's own id",
        "delegation_source" => "where the scope was delegated",
        "consumer" | "supplier" | "token_type" | "exp" | "iat" | "nbf" => "",
        _ => return None,
    })
}
