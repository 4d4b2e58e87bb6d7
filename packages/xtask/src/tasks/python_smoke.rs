//! The UniFFI bindings, tried from Python as they are generated.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX, EXE_SUFFIX};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command::{cargo, program, run};
use crate::steps::Step;
use crate::{places, python};

pub(crate) fn step() -> Step {
    Step::new("python-smoke", "the generated Python bindings against the sandbox", smoke)
}

fn smoke() -> Result<()> {
    let built = places::target()?.join("debug");
    let generated = places::target()?.join("python-smoke");
    run(&mut cargo(["build", "--package", "systembruker-sandbox"])?)?;
    // by itself: built beside the generator, the library would hold parts of it
    run(&mut cargo(["build", "--package", LIBRARY])?)?;
    generate(&built, &generated)?;

    let folder = places::root()?.join("tests/smoke/python");
    let mut smoke = program(python::environment(&folder.join("requirements.txt"), &[])?)?;
    smoke.env("PYTHONPATH", &generated).env("PYTHONDONTWRITEBYTECODE", "1");
    smoke.arg(folder.join("smoke.py")).arg(built.join(format!("systembruker-sandbox{EXE_SUFFIX}")));
    run(&mut smoke)
}

/// Writes the Python module for the library and puts a copy of the library where the module looks for it.
fn generate(built: &Path, generated: &Path) -> Result<()> {
    let library = format!("{DLL_PREFIX}{}{DLL_SUFFIX}", LIBRARY.replace('-', "_"));
    let mut bindgen = cargo(["run", "--quiet", "--package", "systembruker-uniffi-bindgen", "--", "generate"])?;
    bindgen.args(["--language", "python", "--no-format", "--out-dir"]).arg(generated);
    run(bindgen.arg(built.join(&library)))?;
    fs::copy(built.join(&library), generated.join(&library)).with_context(|| format!("copying {library}"))?;
    Ok(())
}

const LIBRARY: &str = "systembruker-uniffi";
