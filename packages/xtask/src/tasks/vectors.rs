//! `cargo xtask vectors`: the shared test vectors, made by another library than ours.

use std::path::PathBuf;

use anyhow::Result;

use crate::command::{program, run};
use crate::steps::{Missing, Step};
use crate::{places, python};

pub(crate) fn write_step() -> Step {
    Step::new("vectors", "making the test vectors anew", || run(program(environment()?)?.arg(MAKER)))
}

pub(crate) fn check_step() -> Step {
    Step::new("vectors", "committed test vectors against their maker", || {
        run(program(environment()?)?.args([MAKER, "--check"]))
    })
}

pub(crate) fn lint_step() -> Step {
    Step::new("vectors-lint", "ruff and mypy on the vectors' maker", lint)
}

fn environment() -> Result<PathBuf> {
    let requirements = places::root()?.join(FOLDER).join("requirements.txt");
    if !requirements.exists() {
        return Err(Missing(format!("{FOLDER} is not there yet")).into());
    }
    python::environment(&requirements, LINTERS)
}

fn lint() -> Result<()> {
    let python = environment()?;
    let cache = places::target()?;
    for args in [&["-m", "ruff", "check"][..], &["-m", "ruff", "format", "--check"], &["-m", "mypy", "--strict"]] {
        let mut tool = program(&python)?;
        // both look for their settings here, and would leave their caches here
        tool.current_dir(places::root()?.join(FOLDER));
        tool.env("RUFF_CACHE_DIR", cache.join("ruff"));
        tool.env("MYPY_CACHE_DIR", cache.join("mypy"));
        run(tool.args(args).arg("."))?;
    }
    Ok(())
}

const FOLDER: &str = "tests/make";
const MAKER: &str = "tests/make/make.py";
const LINTERS: &[&str] = &["ruff==0.17.6", "mypy==2.4.1"];
