//! What was decoded, for programs. The member names are a contract, written down in the README.

use serde::Serialize;
use systembruker::{Classified as _, NumericDate, SystemUser, TokenClaims, UnixTime, UnverifiedGrant, UnverifiedToken};

use super::{Members, View};

#[derive(Serialize)]
pub(crate) struct Decoded {
    kind: &'static str,
    verified: bool,
    header: Option<Members>,
    claims: Members,
    seconds_left: Option<i64>,
    #[serde(flatten)]
    judged: Judged,
}

/// What the core says beside the claims themselves.
#[derive(Serialize)]
#[serde(untagged)]
enum Judged {
    Token {
        system_users: Option<Vec<SystemUserJson>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        system_users_error: Option<Fault>,
    },
    Grant {
        faults: Vec<Fault>,
    },
}

#[derive(Serialize)]
struct SystemUserJson {
    systemuser_org: String,
    systemuser_id: Vec<String>,
    system_id: String,
}

#[derive(Serialize)]
struct Fault {
    code: &'static str,
    message: String,
}

impl View {
    pub(crate) fn json(&self, show_pid: bool, now: UnixTime) -> Decoded {
        match self {
            Self::Token(token) => of_token(token, show_pid, now),
            Self::Grant(grant) => of_grant(grant, show_pid, now),
        }
    }
}

fn of_token(token: &UnverifiedToken, show_pid: bool, now: UnixTime) -> Decoded {
    Decoded {
        kind: "access_token",
        verified: false,
        header: Some(Members::read(token.header.json())),
        claims: Members::read(token.claims.json()).hide_pid(show_pid),
        seconds_left: token.claims.exp.map(|exp| seconds_left(exp, now)),
        judged: system_users(&token.claims),
    }
}

fn of_grant(grant: &UnverifiedGrant, show_pid: bool, now: UnixTime) -> Decoded {
    let faults = grant.faults.iter().map(|fault| Fault { code: fault.code(), message: fault.to_string() });
    Decoded {
        kind: "grant",
        verified: false,
        header: grant.header.as_ref().map(|header| Members::read(header.json())),
        claims: Members::read(grant.json()).hide_pid(show_pid),
        seconds_left: grant.exp.map(|exp| seconds_left(exp, now)),
        judged: Judged::Grant { faults: faults.collect() },
    }
}

/// The typed view, or why it cannot be had.
fn system_users(claims: &TokenClaims) -> Judged {
    let user = |user: &SystemUser| SystemUserJson {
        systemuser_org: user.systemuser_org.number().to_owned(),
        systemuser_id: user.systemuser_id.clone(),
        system_id: user.system_id.clone(),
    };
    match &claims.system_users {
        Ok(users) => Judged::Token { system_users: Some(users.iter().map(user).collect()), system_users_error: None },
        Err(error) => {
            let error = Fault { code: error.code(), message: error.to_string() };
            Judged::Token { system_users: None, system_users_error: Some(error) }
        }
    }
}

fn seconds_left(exp: NumericDate, now: UnixTime) -> i64 {
    let whole = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
    whole(exp.whole_seconds()).saturating_sub(whole(now.seconds()))
}
