//! `sandbox`: a Maskinporten and an Altinn on this machine.

use std::path::PathBuf;

use clap::Args;
use systembruker_sandbox::{Config, Sandbox};

use crate::exchange::runtime;
use crate::failure::{self, Failure};
use crate::input;
use crate::output::Output;

/// Play Maskinporten and Altinn on this machine until Ctrl-C
///
/// Prints one line of JSON with its addresses.
#[derive(Args)]
pub(crate) struct Options {
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// What it knows at start, as JSON; - for standard input
    #[arg(long, value_name = "FILE.json")]
    config: Option<PathBuf>,
}

pub(crate) fn run(options: &Options, output: &Output) -> Result<(), Failure> {
    let config = match &options.config {
        Some(path) => Config::from_json(input::file(path)?.as_bytes()).map_err(|e| failure::sandbox_config(&e))?,
        None => Config::default(),
    };
    runtime()?.block_on(serve(config, options.port, output))
}

async fn serve(config: Config, port: u16, output: &Output) -> Result<(), Failure> {
    let told = told_to_end()?;
    let started = Sandbox::builder().config(config).port(port).start().await;
    let sandbox = started.map_err(|error| failure::sandbox_start(&error))?;
    output.json(sandbox.addresses())?;
    told.await;
    sandbox.shutdown().await;
    Ok(())
}

/// Waits for SIGINT or SIGTERM; both are caught from here on.
#[cfg(unix)]
fn told_to_end() -> Result<impl Future<Output = ()>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let listen = |kind| signal(kind).map_err(|error| Failure::runtime(&error));
    let (mut interrupt, mut terminate) = (listen(SignalKind::interrupt())?, listen(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn told_to_end() -> Result<impl Future<Output = ()>, Failure> {
    Ok(async {
        // a signal that cannot be waited for ends the process by itself
        let _ = tokio::signal::ctrl_c().await;
    })
}
