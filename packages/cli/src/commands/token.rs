//! `token`: a grant, exchanged.

use clap::Args;
use serde::Serialize;
use systembruker::{AccessToken, ScopeSet};
use systembruker_reqwest::ReqwestTransport;

use crate::clock;
use crate::exchange::{exchange, runtime};
use crate::failure::Failure;
use crate::grant_options::GrantOptions;
use crate::output::Output;
use crate::view::{Decoded, View};

/// Ask Maskinporten for an access token and print it
#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    grant: GrantOptions,
    /// Print what the token says instead of the token itself
    #[arg(long)]
    decode: bool,
}

pub(crate) fn run(options: &Options, output: &Output) -> Result<(), Failure> {
    let signed = options.grant.sign()?;
    let transport = ReqwestTransport::new()?;
    let token = runtime()?.block_on(exchange(&transport, &signed.environment, &signed.assertion))?;
    warn_if_narrower(&token, &signed.scope, output);
    if options.decode {
        return View::decode(token.expose())?.print(false, clock::now(), output);
    }
    if output.json {
        return output.json(&Granted::new(&token));
    }
    output.print(token.expose())
}

/// Maskinporten may grant less than was asked for.
fn warn_if_narrower(token: &AccessToken, asked: &ScopeSet, output: &Output) {
    if let Some(granted) = &token.scope
        && ScopeSet::parse(granted).is_ok_and(|granted| granted != *asked)
    {
        output.warn(&format!("asked for the scope {asked}, was granted {granted}"));
    }
}

/// Everything that is known. An access token is opaque to its client: one that is no JWT is as good.
#[derive(Serialize)]
struct Granted<'a> {
    access_token: &'a str,
    token_type: &'static str,
    expires_in: Option<u64>,
    scope: Option<&'a str>,
    decoded: Option<Decoded>,
}

impl<'a> Granted<'a> {
    fn new(token: &'a AccessToken) -> Self {
        Self {
            access_token: token.expose(),
            token_type: "Bearer",
            expires_in: token.expires_in,
            scope: token.scope.as_deref(),
            decoded: View::decode(token.expose()).ok().map(|view| view.json(false, clock::now())),
        }
    }
}
