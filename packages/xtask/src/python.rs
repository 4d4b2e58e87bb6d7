//! A Python environment in the cache, one for each set of requirements.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::command::{answer, program, run};
use crate::places;
use crate::steps::Missing;
use crate::tools;

/// Gives the interpreter of an environment that holds `requirements` (a file) and `linters`.
pub(crate) fn environment(requirements: &Path, linters: &[&str]) -> Result<PathBuf> {
    let wanted = fs::read_to_string(requirements).with_context(|| format!("reading {}", requirements.display()))?;
    let (base, version) = interpreter()?;
    let mut hasher = DefaultHasher::new();
    (&wanted, linters, &version).hash(&mut hasher);
    let name = format!("python-{:016x}", hasher.finish());
    let folder = places::cache()?.join(name);

    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    // written last: a run that was cut short leaves none, and starts over
    let complete = folder.join("complete");
    if complete.exists() {
        return Ok(python);
    }
    create(base, &folder)?;
    let mut pip = program(&python)?;
    pip.args(["-m", "pip", "install", "--quiet", "--requirement"]);
    run(pip.arg(requirements).args(linters)).map_err(|why| Missing(format!("no Python packages: {why:#}")))?;
    fs::write(complete, "").context("marking the environment as complete")?;
    Ok(python)
}

fn interpreter() -> Result<(&'static str, String)> {
    let found = || {
        ["python3", "python"].into_iter().find_map(|name| {
            let version = answer(program(name).ok()?.arg("--version"))?;
            version.starts_with("Python 3").then_some((name, version))
        })
    };
    if let Some(python) = found() {
        return Ok(python);
    }
    tools::debian_package("python3-venv")?;
    found().ok_or_else(|| Missing("no Python 3".to_owned()).into())
}

fn create(base: &str, folder: &Path) -> Result<()> {
    let venv = || {
        let mut venv = program(base)?;
        run(venv.args(["-m", "venv", "--clear"]).arg(folder))
    };
    // Debian's python3 comes without the module
    venv().or_else(|_| {
        tools::debian_package("python3-venv")?;
        venv().map_err(|why| Missing(format!("no Python environment: {why:#}")).into())
    })
}
