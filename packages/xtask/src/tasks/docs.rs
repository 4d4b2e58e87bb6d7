//! The docs build without a warning: no dead link, no missing text.

use crate::command::{cargo, run};
use crate::steps::Step;

pub(crate) fn step() -> Step {
    Step::new("docs", "every crate's docs, warnings refused", || {
        let mut doc = cargo(["doc", "--workspace", "--no-deps"])?;
        run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    })
}
