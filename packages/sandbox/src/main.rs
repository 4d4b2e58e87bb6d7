//! Runs a sandbox as a process: one line of JSON with its addresses, then service until it is told to end.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{fs, io, thread};

use clap::Parser;
use systembruker_sandbox::{Config, Sandbox};
use tokio::sync::oneshot;

/// An offline stand-in for Maskinporten and Altinn.
///
/// Prints one line of JSON with its addresses, then serves until its standard input closes or it gets SIGTERM or SIGINT.
#[derive(Parser)]
#[command(name = "systembruker-sandbox", version)]
struct Arguments {
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// What it knows at start, as JSON
    #[arg(long, value_name = "FILE.json")]
    config: Option<PathBuf>,
    /// Serve on when standard input closes, as it does at once for a process in the background
    #[arg(long)]
    ignore_stdin: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("systembruker-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let config = match &arguments.config {
        Some(path) => Config::from_json(&fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?)?,
        None => Config::default(),
    };
    let terminated = terminated()?;
    let sandbox = Sandbox::builder().config(config).port(arguments.port).start().await?;
    println!("{}", serde_json::to_string(sandbox.addresses())?);
    tokio::select! {
        () = terminated => {}
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        () = stdin_closed(), if !arguments.ignore_stdin => {}
    }
    sandbox.shutdown().await;
    Ok(())
}

/// Waits for SIGTERM, where there is one.
#[cfg(unix)]
fn terminated() -> io::Result<impl Future<Output = ()>> {
    let mut signal = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        signal.recv().await;
    })
}

#[cfg(not(unix))]
fn terminated() -> io::Result<impl Future<Output = ()>> {
    Ok(std::future::pending())
}

/// Reads on a thread of its own, because one that the runtime waits for would keep the process from ending.
async fn stdin_closed() {
    let (closed, wait) = oneshot::channel();
    thread::spawn(move || {
        // a standard input that cannot be read has closed as well
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        let _ = closed.send(());
    });
    let _ = wait.await;
}
