//! A grant's claims.

use systembruker::{UnixTime, UnverifiedGrant};

use super::token::identifier;
use super::{Members, exp_row, iat_row, members, pid_row};
use crate::output::Fields;

pub(super) fn rows(grant: &UnverifiedGrant, fields: &mut Fields, show_pid: bool, now: UnixTime) {
    for (name, value) in Members::read(grant.json()).iter() {
        let value = members::text(value);
        match name {
            "pid" => pid_row(fields, &value, show_pid),
            _ if grant.other.contains_key(name) => fields.row(name, &value, "further claim"),
            "exp" => grant.exp.into_iter().for_each(|exp| exp_row(fields, exp, now)),
            "iat" => grant.iat.into_iter().for_each(|iat| iat_row(fields, iat, now)),
            "resource" => fields.row(name, &grant.resource.join(" "), meaning(name)),
            "authorization_details" => system_user(grant, fields),
            _ => fields.row(name, &value, meaning(name)),
        }
    }
}

fn system_user(grant: &UnverifiedGrant, fields: &mut Fields) {
    if let Some(owner) = &grant.systemuser_org {
        fields.row("systemuser_org", &identifier(owner), "the customer, who owns the system user");
    }
    if let Some(external_ref) = &grant.external_ref {
        fields.row("externalRef", external_ref, "the vendor's name for the system user");
    }
}

fn meaning(name: &str) -> &'static str {
    match name {
        "aud" => "Maskinporten, for whom it is",
        "iss" => "the vendor's Maskinporten client",
        "scope" => "what the token shall be good for",
        "jti" => "new for every grant",
        "resource" => "the only API that shall take the token",
        "consumer_org" => "the organisation that delegated the scope",
        _ => "",
    }
}
