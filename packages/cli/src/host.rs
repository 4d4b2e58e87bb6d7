//! What the client is given here: tokio's parts, and somebody at a terminal who wants to know why it takes long.

use std::cell::Cell;

use systembruker::{Event, Host, Observed, RingSigner};
use systembruker_reqwest::tokio_host;

use crate::failure::Failure;
use crate::output::Output;

/// A host that says on standard error when an attempt failed and another follows, and when the clock is wrong.
pub(crate) fn telling_host(signer: RingSigner, output: &Output) -> Result<impl Host, Failure> {
    let last = Cell::new("");
    let observer = move |event: &Event| match event {
        Event::Failed { code, .. } => last.set(code),
        Event::Pausing { pause } => {
            output.warn(&format!("{}; asking again in {:.1} s", last.get(), pause.as_secs_f64()));
        }
        Event::ClockCorrected { offset_seconds } => {
            let (seconds, side) =
                (offset_seconds.unsigned_abs(), if *offset_seconds < 0 { "ahead of" } else { "behind" });
            output.warn(&format!("this machine's clock is {seconds} s {side} the server's; set it"));
        }
        _ => {}
    };
    Ok(Observed { host: tokio_host(signer)?, observer })
}
