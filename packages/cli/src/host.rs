//! What the client is given here: tokio's parts, and somebody at a terminal who wants to know why it takes long.

use std::cell::Cell;

use systembruker::{Event, Host, NoStore, RingSigner, SealingKey};
use systembruker_reqwest::{ReqwestTransport, SystemRandom, TokioClock, TokioHost, tokio_host};

use crate::failure::Failure;
use crate::output::Output;

/// A host that says on standard error when an attempt failed and another follows.
pub(crate) struct TellingHost<'a> {
    parts: TokioHost,
    output: &'a Output,
    failed: Cell<&'static str>,
}

impl<'a> TellingHost<'a> {
    pub(crate) fn new(signer: RingSigner, output: &'a Output) -> Result<Self, Failure> {
        Ok(Self { parts: tokio_host(signer)?, output, failed: Cell::default() })
    }
}

impl Host for TellingHost<'_> {
    type Transport = ReqwestTransport;
    type Signer = RingSigner;
    type Clock = TokioClock;
    type Random = SystemRandom;
    type Store = NoStore;

    fn transport(&self) -> &ReqwestTransport {
        self.parts.transport()
    }

    fn signer(&self) -> &RingSigner {
        self.parts.signer()
    }

    fn clock(&self) -> &TokioClock {
        self.parts.clock()
    }

    fn random(&self) -> &SystemRandom {
        self.parts.random()
    }

    fn store(&self) -> Option<(&NoStore, &SealingKey)> {
        None
    }

    fn observe(&self, event: &Event) {
        match event {
            Event::Failed { code, .. } => self.failed.set(code),
            Event::Pausing { pause } => {
                let failed = self.failed.get();
                self.output.warn(&format!("{failed}; asking again in {:.1} s", pause.as_secs_f64()));
            }
            Event::ClockCorrected { offset_seconds } => {
                let (seconds, side) =
                    (offset_seconds.unsigned_abs(), if *offset_seconds < 0 { "ahead of" } else { "behind" });
                self.output.warn(&format!("this machine's clock is {seconds} s {side} the server's; set it"));
            }
            _ => {}
        }
    }
}
