//! `grant`: a signed grant.

use clap::Args;
use serde::Serialize;
use systembruker::UnverifiedGrant;

use crate::failure::Failure;
use crate::grant_options::GrantOptions;
use crate::output::Output;
use crate::view::Members;

/// Build and sign a grant, and print it as the assertion to send
#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    grant: GrantOptions,
}

pub(crate) fn run(options: &Options, output: &Output) -> Result<(), Failure> {
    let signed = options.grant.sign()?;
    let assertion = signed.assertion.expose();
    output.warn("whoever has this assertion can get the token with it, once, until it expires; keep it secret");
    if !output.json {
        return output.print(assertion);
    }
    let grant = UnverifiedGrant::decode(assertion)?;
    output.json(&Signed {
        assertion,
        token_endpoint: signed.environment.token_endpoint(),
        header: grant.header.as_ref().map(|header| Members::read(header.json())),
        claims: Members::read(grant.json()),
    })
}

#[derive(Serialize)]
struct Signed<'a> {
    assertion: &'a str,
    token_endpoint: &'a str,
    header: Option<Members>,
    claims: Members,
}
