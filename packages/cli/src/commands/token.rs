//! `token`: a grant, exchanged.

use clap::Args;
use serde::Serialize;
use systembruker::{ScopeSet, Token, TokenQuery};

use crate::clock;
use crate::exchange::runtime;
use crate::failure::Failure;
use crate::grant_options::GrantOptions;
use crate::output::Output;
use crate::view::{Decoded, View};

/// Ask Maskinporten for an access token and print it
#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    grant: GrantOptions,
    /// Exchange the token for one of Altinn's, as some of its APIs want
    #[arg(long)]
    altinn: bool,
    /// Wait up to four minutes for a system user that was approved just now
    #[arg(long, requires = "systemuser_org")]
    just_approved: bool,
    /// Print what the token says instead of the token itself
    #[arg(long)]
    decode: bool,
}

pub(crate) fn run(options: &Options, output: &Output) -> Result<(), Failure> {
    let query = TokenQuery { altinn: options.altinn, ..options.grant.query()? };
    let client = options.grant.client(output)?;
    let asked = async {
        if options.just_approved { client.token_just_approved(&query).await } else { client.token(&query).await }
    };
    let token = runtime()?.block_on(asked).map_err(Failure::client)?;
    warn_if_narrower(&token, &options.grant.scope()?, output);
    if options.decode {
        return View::decode(token.expose())?.print(false, clock::now(), output);
    }
    if output.json {
        return output.json(&Granted::new(&token));
    }
    output.print(token.expose())
}

/// Maskinporten may grant less than was asked for.
fn warn_if_narrower(token: &Token, asked: &ScopeSet, output: &Output) {
    if let Some(granted) = token.scope()
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
    fn new(token: &'a Token) -> Self {
        Self {
            access_token: token.expose(),
            token_type: "Bearer",
            expires_in: token.expires_at().map(|end| end.seconds().saturating_sub(clock::now().seconds())),
            scope: token.scope(),
            decoded: View::decode(token.expose()).ok().map(|view| view.json(false, clock::now())),
        }
    }
}
